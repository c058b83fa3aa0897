using System;
using System.IO;
using System.Runtime.Versioning;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Files;
using Xunit;

namespace ConductorOne.Client.Tests.Files;

[UnsupportedOSPlatform("windows")]
public sealed class UnixFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public UnixFileTests()
    {
        Assert.SkipUnless(UnixFile.IsSupported, "This system has no such files.");
        Directory.CreateDirectory(_folder.Path);
    }

    private string File => Path.Combine(_folder.Path, "fïle [1]");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0x1A4)]
    [InlineData(0x180)]
    [InlineData(0x1FF)]
    [InlineData(0x000)]
    [InlineData(0xFFF)]
    public void A_status_says_what_the_platform_says(int mode)
    {
        System.IO.File.WriteAllText(File, "x");
        System.IO.File.SetUnixFileMode(File, (UnixFileMode)mode);
        var status = UnixFile.StatusOf(File)!.Value;
        Assert.Equal((mode, UnixFile.CurrentUser, 1u), (status.Mode & 0xFFF, status.Owner, status.Links));
        Assert.True(status.IsFile);
        Unix.MakeHardLink(File, File + ".2");
        Assert.Equal(2u, UnixFile.StatusOf(File + ".2")!.Value.Links);
        Assert.True(UnixFile.StatusOf(File + ".2")!.Value.IsSameAs(status));
        System.IO.File.WriteAllText(File + ".3", "x");
        Assert.False(UnixFile.StatusOf(File + ".3")!.Value.IsSameAs(status));
    }

    [Fact]
    public void A_link_is_followed_only_where_that_is_asked()
    {
        System.IO.File.WriteAllText(File, "x");
        System.IO.File.CreateSymbolicLink(File + ".link", File);
        Assert.True(UnixFile.StatusOf(File + ".link")!.Value.IsLink);
        Assert.Equal(UnixFile.StatusOf(File), UnixFile.TargetStatusOf(File + ".link"));
        System.IO.File.Delete(File);
        Assert.True(UnixFile.StatusOf(File + ".link")!.Value.IsLink);
        Assert.Null(UnixFile.TargetStatusOf(File + ".link"));
        Assert.Null(UnixFile.StatusOf(File));
    }

    // As one that was put there a moment after somebody looked.
    [Fact]
    public void A_pipe_that_nobody_writes_to_keeps_nobody_waiting()
    {
        Unix.MakePipe(File);
        using var opened = UnixFile.OpenToRead(File);
        Assert.False(UnixFile.StatusOf(opened).IsFile);
    }

    [Fact]
    public void What_is_made_beside_a_file_is_the_owners_alone_and_new_each_time()
    {
        using var first = UnixFile.CreateBeside(File, out var one);
        using var second = UnixFile.CreateBeside(File, out var other);
        Assert.NotEqual(one, other);
        Assert.All([first, second], made => Assert.Equal((0x180, 1u), (UnixFile.StatusOf(made).Mode & 0xFFF, UnixFile.StatusOf(made).Links)));
        Assert.All([one, other], path => Assert.StartsWith(File, path, StringComparison.Ordinal));
    }

    [Fact]
    public void The_kernel_says_what_the_library_says()
    {
        if (!OperatingSystem.IsLinux())
            return;
        System.IO.File.WriteAllText(File, "x");
        var status = new byte[512];
        Assert.Equal(0, UnixFile.LinuxStatusOfKernel(-100, [.. System.Text.Encoding.UTF8.GetBytes(File), 0], 0x100, status));
        Assert.Equal(UnixFile.StatusOf(File), UnixFile.Read(status));
        Assert.Equal(-1, UnixFile.LinuxStatusOfKernel(-100, [.. System.Text.Encoding.UTF8.GetBytes(File + "x"), 0], 0x100, status));
    }

    [Fact]
    public void A_failure_says_why()
    {
        var missing = Path.Combine(_folder.Path, "missing", "file");
        Assert.Contains("No such file or directory", Assert.Throws<IOException>(() => UnixFile.OpenToRead(missing)).Message, StringComparison.Ordinal);
        Assert.Throws<IOException>(() => UnixFile.CreateBeside(missing, out _));
        Assert.Throws<IOException>(() => UnixFile.Rename(missing, File));
        Assert.Throws<IOException>(() => UnixFile.CreateFolder(missing));
    }
}
