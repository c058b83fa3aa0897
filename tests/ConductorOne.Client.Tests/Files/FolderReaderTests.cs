using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Files;
using ConductorOne.Validation;
using Xunit;

namespace ConductorOne.Client.Tests.Files;

public sealed class FolderReaderTests : IDisposable
{
    private const int Most = 1024 * 1024;

    private static readonly string[] Hidden =
    [
        ".env", ".git/config", ".hg/store", ".svn/entries", "_svn/entries", "CVS/Root", "lib/CVS/Entries", "_darcs/format",
        "node_modules/x/index.js", "lib/.cache", "lib/node_modules/y.js",
    ];

    private readonly TemporaryFolder _folder = new();

    public FolderReaderTests()
    {
        Directory.CreateDirectory(At("lib/deep"));
        File.WriteAllText(At("main.ts"), "main");
        File.WriteAllText(At("lib/util.ts"), "util");
        File.WriteAllText(At("lib/deep/data.bin"), "data");
        File.WriteAllText(Outside, "planted");
        Directory.CreateDirectory(Outside + ".folder");
        File.WriteAllText(Outside + ".folder/x.ts", "planted");
    }

    private string Outside => Path.Combine(Path.GetDirectoryName(_folder.Path)!, "outside.ts");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_is_read_with_all_below_it_but_what_is_hidden()
    {
        foreach (var hidden in Hidden)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(At(hidden))!);
            File.WriteAllText(At(hidden), "hidden");
        }

        foreach (var path in new[] { _folder.Path, _folder.Path + "/" })
            Assert.Equal("lib/deep/data.bin=data|lib/util.ts=util|main.ts=main", Read(path));

        var reader = new FolderReader("Path", Most, TestContext.Current.CancellationToken);
        reader.Add(_folder.Path);
        Assert.Equal(".env .git .hg .svn CVS _darcs _svn lib/.cache lib/CVS lib/node_modules node_modules", string.Join(" ", reader.LeftOut.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void What_a_wildcard_finds_is_read_as_what_is_in_a_folder()
    {
        var reader = new FolderReader("Path", Most, TestContext.Current.CancellationToken);
        Directory.CreateDirectory(At(".git"));
        foreach (var name in new[] { "main.ts", "lib", ".git" })
            reader.AddMatch(At(name));

        Assert.Equal("lib/deep/data.bin lib/util.ts main.ts", string.Join(" ", reader.Content.Keys.Order(StringComparer.Ordinal)));
        Assert.Equal([".git"], reader.LeftOut);

        if (OperatingSystem.IsWindows())
            return;

        File.CreateSymbolicLink(At("link.ts"), Outside);
        Assert.Contains("symbolic link", Assert.Throws<C1InputException>(() => reader.AddMatch(At("link.ts"))).Message);
    }

    // A file may have the name that a folder of version control has.
    [Fact]
    public void A_file_is_left_out_by_a_dot_alone()
    {
        File.WriteAllText(At("CVS"), "file");
        Assert.StartsWith("CVS=file|", Read(_folder.Path));
    }

    [Theory]
    [InlineData("link.ts", "{outside}")]
    [InlineData("link.ts", "../outside.ts")]
    [InlineData("link.ts", "lib/../../outside.ts")]
    [InlineData("lib/link.ts", "../../outside.ts")]
    [InlineData("lib/deep/link.ts", "../../../outside.ts")]
    [InlineData("link.ts", "chain")]
    [InlineData("link", "{outside}.folder")]
    [InlineData("link", "../outside.ts.folder")]
    [InlineData("lib/link", "../..")]
    [InlineData("link", "/")]
    [InlineData("link", "/etc/passwd")]
    [InlineData("link", "/dev/zero")]
    [InlineData("link", "/proc/self/environ")]
    [InlineData("link.ts", "{outside}.missing")]
    [InlineData("link.ts", "link.ts")]
    [InlineData("loop", ".")]
    [InlineData("lib/loop", "..")]
    [InlineData("inside.ts", "main.ts")]
    [InlineData("inside", "lib")]
    public void A_link_in_a_folder_is_refused_wherever_it_leads(string name, string target)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets not everybody make links.");
        if (target == "chain")
        {
            File.CreateSymbolicLink(Outside + ".link", Outside);
            target = Outside + ".link";
        }

        File.CreateSymbolicLink(At(name), target.Replace("{outside}", Outside, StringComparison.Ordinal));
        AssertRefused(_folder.Path, At(name), "a symbolic link");
    }

    [Theory]
    [InlineData("pipe", "pipe.ts", "a named pipe")]
    [InlineData("pipe", "lib/pipe", "a named pipe")]
    [InlineData("socket", "socket.ts", "a socket")]
    [InlineData("socket", "lib/socket", "a socket")]
    public void What_is_neither_file_nor_folder_is_refused_in_a_folder_and_by_its_path(string what, string name, string kind)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such files.");
        if (what == "pipe")
            Unix.MakePipe(At(name));
        else
            Unix.MakeSocket(At(name));
        AssertRefused(_folder.Path, At(name), kind);
        AssertRefused(At(name), At(name), kind);
        File.CreateSymbolicLink(Outside + ".link", At(name));
        AssertRefused(Outside + ".link", Outside + ".link", kind);
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/dev/null")]
    [InlineData("/dev/urandom")]
    public void A_device_is_refused(string path)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such files.");
        AssertRefused(path, path, "a device");
    }

    [Fact]
    public void A_path_that_was_given_may_be_a_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets not everybody make links.");
        File.CreateSymbolicLink(Outside + ".file", At("main.ts"));
        File.CreateSymbolicLink(Outside + ".lib", At("lib"));
        Assert.Equal("outside.ts.file=main", Read(Outside + ".file"));
        Assert.Equal("deep/data.bin=data|util.ts=util", Read(Outside + ".lib"));
    }

    [Theory]
    [InlineData(Most, 0, true)]
    [InlineData(Most + 1, 0, false)]
    [InlineData(Most - 1, 1, true)]
    [InlineData(Most, 1, false)]
    [InlineData(Most / 2, (Most / 2) + 1, false)]
    public void No_more_is_read_than_fits_in_all(int first, int second, bool fits)
    {
        Directory.Delete(At("lib"), recursive: true);
        File.WriteAllBytes(At("main.ts"), new byte[first]);
        File.WriteAllBytes(At("other.ts"), new byte[second]);
        if (fits)
        {
            Read(_folder.Path);
        }
        else
        {
            var error = Assert.Throws<C1InputException>(() => Read(_folder.Path));
            Assert.StartsWith("The files hold more than 1 MB, which is the most that is sent. Reading stopped at ", error.Message, StringComparison.Ordinal);
        }
    }

    // Such files are 0 bytes long until they are read, as one that grows.
    [Fact]
    public void The_length_that_a_file_begins_with_is_not_trusted()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux has such files.");
        var error = Assert.Throws<C1InputException>(() => new FolderReader("Path", 100, default).Add("/proc/self/maps"));
        Assert.Contains("/proc/self/maps", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_ends_when_it_is_told_to()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => new FolderReader("Path", Most, stop.Token).Add(_folder.Path));
        Assert.Throws<OperationCanceledException>(() => new FolderReader("Path", Most, stop.Token).Add(At("main.ts")));
    }

    private string At(string name) => Path.Combine(_folder.Path, name);

    private static string Read(string path)
    {
        var reader = new FolderReader("Path", Most, TestContext.Current.CancellationToken);
        Assert.True(reader.Add(path));
        return string.Join("|", reader.Content.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Key + "=" + Encoding.UTF8.GetString(f.Value)));
    }

    private static void AssertRefused(string path, string named, string kind)
    {
        var error = Assert.Throws<C1InputException>(() => Read(path));
        Assert.Equal("Path", error.Parameter);
        Assert.StartsWith($"\"{named}\" is {kind}. ", error.Message, StringComparison.Ordinal);
    }
}
