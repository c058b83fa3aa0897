using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace ConductorOne.Tests;

/// <summary>Makes named pipes, which .NET and PowerShell cannot, where the machine may lack the command for it.</summary>
public static class NamedPipe
{
    private const uint OwnerReadsAndWrites = 0x180;

    /// <summary>Makes one, which nobody writes to.</summary>
    public static void Make(string path)
    {
        if (mkfifo(Encoding.UTF8.GetBytes(path + "\0"), OwnerReadsAndWrites) != 0)
        {
            throw new Win32Exception();
        }
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int mkfifo(byte[] path, uint mode);
}
