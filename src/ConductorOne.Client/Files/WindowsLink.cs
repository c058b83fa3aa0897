#if NETSTANDARD2_0
using System;
using System.IO;
using System.Runtime.InteropServices;

namespace ConductorOne.Files;

/// <summary>
/// Tells the links of Windows from what else is marked like them: files of OneDrive and of volumes without duplicates are ordinary ones.
/// .NET Framework has no word for it.
/// </summary>
internal static class WindowsLink
{
    // winnt.h: links and mounted folders stand for another name.
    private const uint StandsForAnother = 0x20000000;

    // WIN32_FIND_DATAW, and where it has the tag of what is marked.
    private const int FoundSize = 592;
    private const int TagOffset = 36;

    public static bool Is(FileSystemInfo entry)
    {
        if ((entry.Attributes & FileAttributes.ReparsePoint) == 0)
        {
            return false;
        }

        var found = new byte[FoundSize];
        var search = FindFirstFileW(entry.FullName, found);
        if (search == new IntPtr(-1))
        {
            return true;
        }

        FindClose(search);
        return (BitConverter.ToUInt32(found, TagOffset) & StandsForAnother) != 0;
    }

    [DllImport("kernel32", CharSet = CharSet.Unicode, SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern IntPtr FindFirstFileW(string path, [Out] byte[] found);

    [DllImport("kernel32"), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool FindClose(IntPtr search);
}
#endif
