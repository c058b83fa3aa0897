using System;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Credentials;
using Xunit;

namespace ConductorOne.Client.Tests.Credentials;

/// <summary>What others may have planted where credentials are stored in the clear.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PlainFileTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const string Harmless = """{"version":1,"credentials":[{"name":"prod","serverUrl":"https://evil.example/","clientId":"c","clientSecret":"planted","plainSecret":true,"dpop":false,"savedAt":"2026-11-21T00:00:00+00:00"}]}""";

    private readonly TemporaryFolder _folder = new();

    public PlainFileTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.Path)!);
    }

    private string File => Path.Combine(_folder.Path, "credentials.json");

    private string Elsewhere => Path.Combine(Path.GetDirectoryName(_folder.Path)!, "elsewhere");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0x1A4, "644")]
    [InlineData(0x1A0, "640")]
    [InlineData(0x184, "604")]
    [InlineData(0x190, "620")]
    [InlineData(0x182, "602")]
    [InlineData(0x181, "601")]
    [InlineData(0x1B6, "666")]
    [InlineData(0x1FF, "777")]
    [InlineData(0x024, "44")]
    public void A_file_that_others_can_open_is_refused(int mode, string shown)
    {
        Plant(File);
        System.IO.File.SetUnixFileMode(File, (UnixFileMode)mode);
        AssertRefused(File, $"its mode is {shown}, and has to be 600");
    }

    [Theory]
    [InlineData(0x1ED, "755")]
    [InlineData(0x1E8, "750")]
    [InlineData(0x1C1, "701")]
    [InlineData(0x1D0, "720")]
    [InlineData(0x1FF, "777")]
    [InlineData(0x3FF, "1777")]
    public void A_folder_that_others_can_open_is_refused(int mode, string shown)
    {
        Plant(File);
        System.IO.File.SetUnixFileMode(_folder.Path, (UnixFileMode)mode);
        AssertRefused(_folder.Path, $"its mode is {shown}, and has to be 700");
        System.IO.File.Delete(File);
        AssertNotSaved(_folder.Path, $"its mode is {shown}, and has to be 700");
    }

    [Theory]
    [InlineData("link", "a symbolic link, not a file")]
    [InlineData("relative link", "a symbolic link, not a file")]
    [InlineData("link to nothing", "a symbolic link, not a file")]
    [InlineData("link to a device", "a symbolic link, not a file")]
    [InlineData("chain of links", "a symbolic link, not a file")]
    [InlineData("link to itself", "a symbolic link, not a file")]
    [InlineData("hard link", "it has 2 names")]
    [InlineData("pipe", "a named pipe, not a file")]
    [InlineData("socket", "a socket, not a file")]
    [InlineData("folder", "a folder, not a file")]
    [InlineData("file of another", "belongs to another account (user id 4711")]
    [InlineData("link of another", "a symbolic link, not a file")]
    public void What_is_no_file_of_the_user_is_refused(string what, string reason)
    {
        MakeFolder();
        Plant(Elsewhere);
        Make(what, File);
        AssertRefused(File, reason);
    }

    [Theory]
    [InlineData("link", "a symbolic link, not a folder")]
    [InlineData("relative link", "a symbolic link, not a folder")]
    [InlineData("link to nothing", "a symbolic link, not a folder")]
    [InlineData("pipe", "a named pipe, not a folder")]
    [InlineData("file", "a file, not a folder")]
    [InlineData("folder of another", "belongs to another account (user id 4711")]
    public void What_is_no_folder_of_the_user_is_refused(string what, string reason)
    {
        if (what.Contains("link", StringComparison.Ordinal))
        {
            Directory.CreateDirectory(Elsewhere, OwnerOnly);
            Plant(Path.Combine(Elsewhere, "credentials.json"));
        }

        Make(what, _folder.Path);
        AssertNotSaved(_folder.Path, reason);
        if (System.IO.File.Exists(File))
            Assert.Contains(reason, Assert.Throws<CredentialStoreException>(() => Store().Find("prod")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("link")]
    [InlineData("link to nothing")]
    [InlineData("hard link")]
    [InlineData("pipe")]
    [InlineData("file of another")]
    public void What_is_no_lock_of_the_user_is_refused(string what)
    {
        MakeFolder();
        Plant(Elsewhere);
        var planted = Path.Combine(_folder.Path, "credentials.lock");
        Make(what, planted);
        AssertNotSaved(planted, "");
        Assert.Equal(Harmless, System.IO.File.ReadAllText(Elsewhere));
    }

    [Theory]
    [InlineData("link")]
    [InlineData("link to nothing")]
    [InlineData("hard link")]
    [InlineData("file of another")]
    [InlineData("pipe")]
    public void What_has_the_name_of_a_temporary_file_gets_nothing(string what)
    {
        MakeFolder();
        Plant(Elsewhere);
        Make(what, File + ".new");
        Make(what, File + ".newAAAAAA");
        System.IO.File.WriteAllText(File + ".backup", "mine");
        Store().Save(Credential, true);
        Assert.Equal(Harmless, System.IO.File.ReadAllText(Elsewhere));
        Assert.Equal(["credentials.json", "credentials.json.backup"], _folder.Files.Order());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
        Assert.Equal("hunter2", Store().Find("prod")!.ClientSecret);
    }

    [Fact]
    public void A_file_of_the_user_with_fewer_rights_is_read_and_replaced()
    {
        Plant(File);
        System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead);
        Assert.Equal("planted", Store().Find("prod")!.ClientSecret);
        Store().Save(Credential, true);
        Assert.Equal("hunter2", Store().Find("prod")!.ClientSecret);
    }

    private void Make(string what, string path)
    {
        switch (what)
        {
            case "link":
            case "link of another":
                System.IO.File.CreateSymbolicLink(path, Elsewhere);
                break;
            case "relative link":
                System.IO.File.CreateSymbolicLink(path, Path.GetRelativePath(Path.GetDirectoryName(path)!, Elsewhere));
                break;
            case "link to nothing":
                System.IO.File.CreateSymbolicLink(path, Elsewhere + ".missing");
                break;
            case "link to a device":
                System.IO.File.CreateSymbolicLink(path, "/dev/null");
                break;
            case "link to itself":
                System.IO.File.CreateSymbolicLink(path, path);
                break;
            case "chain of links":
                System.IO.File.CreateSymbolicLink(Elsewhere + ".link", Elsewhere);
                System.IO.File.CreateSymbolicLink(path, Elsewhere + ".link");
                break;
            case "hard link":
                Unix.MakeHardLink(Elsewhere, path);
                break;
            case "pipe":
                Unix.MakePipe(path);
                break;
            case "socket":
                Unix.MakeSocket(path);
                break;
            case "folder":
            case "folder of another":
                Directory.CreateDirectory(path, OwnerOnly);
                break;
            default:
                Plant(path);
                break;
        }

        if (what.EndsWith("of another", StringComparison.Ordinal))
            Unix.GiveAway(path);
    }

    private static void Plant(string path)
    {
        if (!Directory.Exists(Path.GetDirectoryName(path)))
            Directory.CreateDirectory(Path.GetDirectoryName(path)!, OwnerOnly);
        System.IO.File.WriteAllText(path, Harmless);
        System.IO.File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private void MakeFolder() => Directory.CreateDirectory(_folder.Path, OwnerOnly);

    // Whoever reads would take it for the user's own.
    private void AssertRefused(string path, string reason)
    {
        foreach (var use in new Action[] { () => Store().Find("prod"), () => Store().List(), () => Store().Remove("prod") })
            AssertNames(path, reason, use);
        AssertNotSaved(path, reason);
    }

    private void AssertNotSaved(string path, string reason)
    {
        AssertNames(path, reason, () => Store().Rehearse(allowPlaintextFile: true));
        AssertNames(path, reason, () => Store().Save(Credential, true));
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(_folder.Path)!, "*", SearchOption.AllDirectories).Where(IsText))
            Assert.DoesNotContain("hunter2", System.IO.File.ReadAllText(file), StringComparison.Ordinal);
    }

    private static bool IsText(string path) => new FileInfo(path) is { LinkTarget: null, Length: > 0 };

    private static void AssertNames(string path, string reason, Action use)
    {
        var error = Assert.Throws<CredentialStoreException>(use);
        Assert.StartsWith(path + " is not used for stored credentials: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    private static StoredCredential Credential { get; } = new()
    {
        Name = "prod",
        ServerUrl = new("https://acme.conductor.one/"),
        ClientId = "fox@acme.conductor.one/spc",
        ClientSecret = "hunter2",
        SavedAt = new(2026, 11, 21, 13, 0, 0, TimeSpan.Zero),
    };

    private CredentialStore Store() => new(_folder.Path, isProtected: false);
}
