using System.IO;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using Xunit;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>What .NET cannot make: named pipes, hard links, files of other accounts.</summary>
internal static class Unix
{
    public static void MakePipe(string path) => Assert.Equal(0, mkfifo(Terminated(path), 0x180));

    public static void MakeHardLink(string target, string path) => Assert.Equal(0, link(Terminated(target), Terminated(path)));

    public static void GiveAway(string path)
    {
        Assert.SkipWhen(geteuid() != 0, "Only root can give files away.");
        Assert.Equal(0, lchown(Terminated(path), 4711, 4711));
    }

    public static void MakeSocket(string path)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));

        // .NET removes what it bound.
        Directory.CreateDirectory(path + ".kept");
        File.Move(path, path + ".kept/socket");
        socket.Dispose();
        File.Move(path + ".kept/socket", path);
        Directory.Delete(path + ".kept");
    }

    private static byte[] Terminated(string path) => Encoding.UTF8.GetBytes(path + "\0");

    [DllImport("libc")]
    private static extern uint geteuid();

    [DllImport("libc")]
    private static extern int mkfifo(byte[] path, uint mode);

    [DllImport("libc")]
    private static extern int link(byte[] target, byte[] path);

    [DllImport("libc")]
    private static extern int lchown(byte[] path, uint owner, uint group);
}
