using System;
using System.ComponentModel;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace ConductorOne.Files;

/// <summary>
/// Calls of Linux and macOS that .NET has no word for: who owns a file, how many names it has, a file that only its owner can open from
/// the first moment on. Only functions with a fixed number of arguments, which every processor's calling convention passes alike, and one
/// of Linux, where the others are passed so, too.
/// </summary>
internal static class UnixFile
{
    private const string Library = "libc";

    // fcntl.h: the numbers are the kernel's.
    private const int LinuxNonBlocking = 0x800;
    private const int LinuxCloseOnExec = 0x80000;
    private const int MacNonBlocking = 0x4;
    private const int MacCloseOnExec = 0x1000000;
    private const int LinuxCurrentFolder = -100;
    private const int LinuxNoFollow = 0x100;
    private const int LinuxEmptyPath = 0x1000;
    private const uint LinuxBasicFields = 0x7FF;
    private const uint OwnerOnly = 0x1C0;

    /// <summary>How many characters <see cref="CreateBeside"/> puts behind the path.</summary>
    public const int RandomCharacters = 6;

    // Larger than what either system writes.
    private const int StatusSize = 512;

    public static bool IsSupported { get; } = RuntimeInformation.IsOSPlatform(OSPlatform.Linux) || IsMac;

    /// <summary>The user that this process acts for.</summary>
    public static uint CurrentUser => geteuid();

    private static bool IsMac => RuntimeInformation.IsOSPlatform(OSPlatform.OSX);

    private static bool IsMacOnIntel => RuntimeInformation.ProcessArchitecture == Architecture.X64;

    /// <summary>What has the path itself: a link is not followed. Nothing if there is nothing, or nobody may look.</summary>
    public static UnixStatus? StatusOf(string path)
    {
        var status = new byte[StatusSize];
        var name = Terminated(path);
        var result = !IsMac ? LinuxStatus(LinuxCurrentFolder, name, LinuxNoFollow, status)
            : IsMacOnIntel ? lstat_on_intel(name, status)
            : lstat(name, status);
        return result == 0 ? Read(status) : null;
    }

    /// <summary>What is where the path leads, through links. Nothing if there is nothing, or nobody may look.</summary>
    public static UnixStatus? TargetStatusOf(string path)
    {
        var status = new byte[StatusSize];
        var name = Terminated(path);
        var result = !IsMac ? LinuxStatus(LinuxCurrentFolder, name, 0, status)
            : IsMacOnIntel ? stat_on_intel(name, status)
            : stat(name, status);
        return result == 0 ? Read(status) : null;
    }

    /// <summary>What an open file is, whatever has its path by now.</summary>
    public static UnixStatus StatusOf(FileStream file)
    {
        var status = new byte[StatusSize];
        var descriptor = file.SafeFileHandle.DangerousGetHandle().ToInt32();
        Check(!IsMac ? LinuxStatus(descriptor, [0], LinuxEmptyPath, status)
            : IsMacOnIntel ? fstat_on_intel(descriptor, status)
            : fstat(descriptor, status));
        return Read(status);
    }

    /// <summary>Opens a file to read. A pipe that nobody writes to is opened, too, at once: ask what it is before reading.</summary>
    public static FileStream OpenToRead(string path) =>
        Stream(open(Terminated(path), IsMac ? MacNonBlocking | MacCloseOnExec : LinuxNonBlocking | LinuxCloseOnExec), FileAccess.Read);

    /// <summary>Makes a file that was not there before, with a name that nobody can guess, which only its owner can open.</summary>
    /// <param name="path">What its name begins with.</param>
    /// <param name="made">Its path.</param>
    public static FileStream CreateBeside(string path, out string made)
    {
        var name = Terminated(path + new string('X', RandomCharacters));
        var descriptor = mkostemp(name, IsMac ? MacCloseOnExec : LinuxCloseOnExec);
        made = Encoding.UTF8.GetString(name, 0, name.Length - 1);
        return Stream(descriptor, FileAccess.ReadWrite);
    }

    /// <summary>Puts a file in the place of another, at once: at any moment, that name opens either the old file or the new one.</summary>
    public static void Rename(string path, string name) => Check(rename(Terminated(path), Terminated(name)));

    /// <summary>Makes a folder that only its owner can open. Whether it was there before is not told.</summary>
    public static void CreateFolder(string path)
    {
        if (mkdir(Terminated(path), OwnerOnly) != 0)
        {
            var error = LastError();
            _ = StatusOf(path) ?? throw error;
        }
    }

    private static int LinuxStatus(int folder, byte[] path, int flags, byte[] status)
    {
        try
        {
            return statx(folder, path, flags, LinuxBasicFields, status);
        }
        catch (EntryPointNotFoundException)
        {
            // Older C libraries have no word for it: musl before 1.2.5, glibc before 2.28.
            return LinuxStatusOfKernel(folder, path, flags, status);
        }
    }

    /// <summary>Asks the kernel itself.</summary>
    internal static int LinuxStatusOfKernel(int folder, byte[] path, int flags, byte[] status)
    {
        // unistd.h
        long number = RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X64 => 332,
            Architecture.X86 => 383,
            Architecture.Arm => 397,
            _ => 291,
        };
        return (int)syscall(new IntPtr(number), new IntPtr(folder), path, new IntPtr(flags), new IntPtr(LinuxBasicFields), status);
    }

    // statx of Linux has one form for all processors. That of macOS is the one with inodes of 64 bits.
    internal static UnixStatus Read(byte[] status) => IsMac
        ? new(
            BitConverter.ToUInt16(status, 4), BitConverter.ToUInt32(status, 16), BitConverter.ToUInt16(status, 6), BitConverter.ToUInt32(status, 0), BitConverter.ToUInt64(status, 8))
        : new(
            BitConverter.ToUInt16(status, 28), BitConverter.ToUInt32(status, 20), BitConverter.ToUInt32(status, 16), BitConverter.ToUInt64(status, 136), BitConverter.ToUInt64(status, 32));

    private static FileStream Stream(int descriptor, FileAccess access)
    {
        Check(descriptor < 0 ? descriptor : 0);
        return new FileStream(new SafeFileHandle(new IntPtr(descriptor), ownsHandle: true), access, 1);
    }

    private static byte[] Terminated(string path) => Encoding.UTF8.GetBytes(path + "\0");

    private static void Check(int result)
    {
        if (result != 0)
        {
            throw LastError();
        }
    }

    private static IOException LastError() => new(new Win32Exception(Marshal.GetLastWin32Error()).Message);

#pragma warning disable IDE1006, SA1300 // The names are those of the C library.
    [DllImport(Library, SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint geteuid();

    [DllImport(Library, SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int statx(int folder, byte[] path, int flags, uint fields, byte[] status);

    [DllImport(Library, SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr syscall(IntPtr number, IntPtr folder, byte[] path, IntPtr flags, IntPtr fields, byte[] status);

    [DllImport(Library, SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int lstat(byte[] path, byte[] status);

    [DllImport(Library, EntryPoint = "lstat$INODE64", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int lstat_on_intel(byte[] path, byte[] status);

    [DllImport(Library, SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int stat(byte[] path, byte[] status);

    [DllImport(Library, EntryPoint = "stat$INODE64", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int stat_on_intel(byte[] path, byte[] status);

    [DllImport(Library, SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int fstat(int descriptor, byte[] status);

    [DllImport(Library, EntryPoint = "fstat$INODE64", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int fstat_on_intel(int descriptor, byte[] status);

    // Its third argument is there for files to be made alone.
    [DllImport(Library, SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int open(byte[] path, int flags);

    [DllImport(Library, SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int mkostemp([In, Out] byte[] template, int flags);

    [DllImport(Library, SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int rename(byte[] path, byte[] name);

    [DllImport(Library, SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int mkdir(byte[] path, uint mode);
#pragma warning restore IDE1006, SA1300
}
