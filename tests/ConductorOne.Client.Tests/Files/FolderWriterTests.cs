using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Files;
using ConductorOne.Validation;
using Xunit;

namespace ConductorOne.Client.Tests.Files;

public sealed class FolderWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Outside => Path.Combine(Path.GetDirectoryName(_folder.Path)!, "outside");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_are_written_with_their_folders_and_are_the_users_alone()
    {
        var paths = Write(("main.ts", "main"), ("lib/deep/a.ts", "a"), ("empty", ""));
        Assert.Equal([At("main.ts"), At("lib/deep/a.ts"), At("empty")], paths);
        Assert.Equal("empty=|lib/deep/a.ts=a|main.ts=main", All());
        if (!OperatingSystem.IsWindows())
        {
            foreach (var path in paths)
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(At("lib/deep")));
        }
    }

    [Fact]
    public void Nothing_is_written_where_one_name_is_bad()
    {
        foreach (var bad in new[] { "../outside", "/outside", "a\\b", "C:x", "lib/../../outside", "x\u0007", ".git/config", "MAIN.ts" })
        {
            Assert.StartsWith("The file path", Refused(false, ("main.ts", "main"), (bad, "planted")), StringComparison.Ordinal);
            Assert.False(Directory.Exists(_folder.Path));
        }

        Assert.False(File.Exists(Outside));
    }

    [Fact]
    public void Files_that_are_there_are_replaced_only_where_that_was_asked_for()
    {
        Write(("main.ts", "old"), ("lib/a.ts", "old"));
        Assert.StartsWith("There is a file of that name already (2): ", Refused(false, ("new.ts", "new"), ("main.ts", "new"), ("lib/a.ts", "new")), StringComparison.Ordinal);
        Assert.Equal("lib/a.ts=old|main.ts=old", All());
        Write(true, ("new.ts", "new"), ("main.ts", "new"));
        Assert.Equal("lib/a.ts=old|main.ts=new|new.ts=new", All());
    }

    [Fact]
    public void What_else_would_be_read_as_code_is_told_and_removed_with_the_folders_that_are_empty_then()
    {
        Write(("main.ts", "main"), ("lib/deep/a.ts", "a"), ("lib/b.ts", "b"), (".env", "e"), ("node_modules/c.js", "c"));
        KeyValuePair<string, byte[]>[] files = [KeyValuePair.Create("main.ts", Encoding.UTF8.GetBytes("new")), KeyValuePair.Create("lib/b.ts", Array.Empty<byte>())];
        var writer = new FolderWriter(_folder.Path, true, "OutDirectory", TestContext.Current.CancellationToken);
        var other = Assert.Single(writer.Others(files));
        Assert.Equal("lib/deep/a.ts=a", other.Key + "=" + Encoding.UTF8.GetString(other.Value));
        writer.Write(files, writer.Others(files));
        Assert.Equal(".env=e|lib/b.ts=|main.ts=new|node_modules/c.js=c", All());
        Assert.False(Directory.Exists(At("lib/deep")));
        Assert.Empty(new FolderWriter(At("nowhere"), true, "OutDirectory", TestContext.Current.CancellationToken).Others(files));
    }

    [Fact]
    public void A_link_among_what_else_is_there_is_refused_and_one_in_the_place_of_a_file_is_replaced()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets not everybody make links.");
        Write(("main.ts", "main"));
        File.WriteAllText(Outside, "kept");
        File.CreateSymbolicLink(At("a.ts"), Outside);
        var writer = new FolderWriter(_folder.Path, true, "OutDirectory", TestContext.Current.CancellationToken);
        Assert.Empty(writer.Others([KeyValuePair.Create("main.ts", Array.Empty<byte>()), KeyValuePair.Create("a.ts", Array.Empty<byte>())]));
        Assert.Contains("symbolic link", Assert.Throws<C1InputException>(() => writer.Others([KeyValuePair.Create("main.ts", Array.Empty<byte>())])).Message, StringComparison.Ordinal);
        Assert.Equal("kept", File.ReadAllText(Outside));
    }

    [Fact]
    public void A_file_where_a_folder_is_needed_is_in_the_way_and_the_other_way_round()
    {
        Write(("lib", "a file"), ("dir/x", "x"));
        Assert.EndsWith("Nothing is written there: take it away, or choose another OutDirectory.", Refused(true, ("lib/a.ts", "a")), StringComparison.Ordinal);
        Assert.Contains(" is a folder. ", Refused(true, ("dir", "a")), StringComparison.Ordinal);
        Assert.Equal($"\"{At("lib")}\" is a file. OutDirectory takes a folder.", Assert.Throws<C1InputException>(() =>
            new FolderWriter(At("lib"), true, "OutDirectory", TestContext.Current.CancellationToken).Write([])).Message);
    }

    [Fact]
    public void Links_are_not_written_through()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets not everybody make links.");
        Directory.CreateDirectory(Outside);
        Directory.CreateDirectory(_folder.Path);
        Directory.CreateSymbolicLink(At("lib"), Outside);
        File.WriteAllText(Outside + "/target", "kept");
        File.CreateSymbolicLink(At("main.ts"), Outside + "/target");
        File.CreateSymbolicLink(At("nowhere.ts"), Outside + "/made");
        foreach (var replaces in new[] { false, true })
            Assert.Contains("/lib\" is a symbolic link. ", Refused(replaces, ("lib/a.ts", "planted")), StringComparison.Ordinal);
        foreach (var link in new[] { "main.ts", "nowhere.ts" })
        {
            Assert.StartsWith("There is a file of that name already", Refused(false, (link, "planted")), StringComparison.Ordinal);
            Write(true, (link, "new"));
            Assert.Null(new FileInfo(At(link)).LinkTarget);
        }

        Assert.Equal("target", string.Join("|", Directory.GetFileSystemEntries(Outside).Select(Path.GetFileName)));
        Assert.Equal("kept", File.ReadAllText(Outside + "/target"));
    }

    [Fact]
    public void The_folder_itself_may_be_a_link_since_the_user_named_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets not everybody make links.");
        Directory.CreateDirectory(Outside);
        Directory.CreateSymbolicLink(_folder.Path, Outside);
        Write(("main.ts", "main"));
        Assert.Equal("main", File.ReadAllText(Outside + "/main.ts"));
    }

    [Fact]
    public void A_path_that_the_disk_refuses_is_told_and_leaves_the_folder_as_it_was()
    {
        var tooLong = string.Join('/', Enumerable.Repeat(new string('x', 200), 30));
        Assert.Contains(" cannot be written: ", Refused(false, ("a.ts", "new"), (tooLong, "")), StringComparison.Ordinal);
        Assert.Equal("", All());
        Write(("main.ts", "main"), ("old.ts", "old"));
        var writer = Writer();
        var files = Files(("main.ts", "new"), ("new.ts", "new"), (tooLong, ""));
        Assert.Contains(" cannot be written: ", Assert.Throws<C1InputException>(() => writer.Write(files, writer.Others(files))).Message, StringComparison.Ordinal);
        Assert.Equal("main.ts=main|old.ts=old", All());
    }

    [Theory]
    [InlineData("b.ts", "edited", "a.ts=a|b.ts=edited|main.ts=main")]
    [InlineData("b.ts", null, "a.ts=a|main.ts=main")]
    [InlineData("c.ts", "made", "a.ts=a|b.ts=b|c.ts=made|main.ts=main")]
    public void What_was_changed_since_it_was_looked_at_costs_nobody_anything(string name, string? text, string left)
    {
        Write(("main.ts", "main"), ("a.ts", "a"), ("b.ts", "b"));
        var (writer, files) = (Writer(), Files(("main.ts", "new"), ("new.ts", "new")));
        var others = writer.Others(files);
        if (text is null)
            File.Delete(At(name));
        else
            File.WriteAllText(At(name), text);
        Assert.Equal(
            $"\"{_folder.Path}\" has changed since it was looked at: {name}. Nothing was written or removed. Run the command again.",
            Assert.Throws<C1InputException>(() => writer.Write(files, others)).Message);
        Assert.Equal(left, All());
    }

    [Fact]
    public void What_is_cancelled_before_all_is_there_leaves_the_folder_as_it_was()
    {
        Write(("main.ts", "main"), ("a.ts", "a"));
        var files = Files(("main.ts", "new"));
        Assert.Throws<OperationCanceledException>(() =>
            new FolderWriter(_folder.Path, true, "OutDirectory", new(canceled: true)).Write(files, Writer().Others(files)));
        Assert.Equal("a.ts=a|main.ts=main", All());
    }

    [Fact]
    public void More_than_can_be_looked_for_is_told_in_its_own_words()
    {
        Directory.CreateDirectory(_folder.Path);
        File.WriteAllBytes(At("large.bin"), new byte[10 * 1024 * 1024 + 1]);
        Assert.StartsWith(
            $"\"{_folder.Path}\" has more than 10 MB of other files, too many to look for in the commits of the function. Nothing was written.",
            Assert.Throws<C1InputException>(() => Writer().Others([])).Message,
            StringComparison.Ordinal);
    }

    private IReadOnlyList<string> Write(params (string Name, string Text)[] files) => Write(false, files);

    private IReadOnlyList<string> Write(bool replaces, params (string Name, string Text)[] files) => Writer(replaces).Write(Files(files));

    private FolderWriter Writer(bool replaces = true) => new(_folder.Path, replaces, "OutDirectory", TestContext.Current.CancellationToken);

    private static KeyValuePair<string, byte[]>[] Files(params (string Name, string Text)[] files) =>
        [.. files.Select(file => KeyValuePair.Create(file.Name, Encoding.UTF8.GetBytes(file.Text)))];

    private string Refused(bool replaces, params (string Name, string Text)[] files)
    {
        var refused = Assert.Throws<C1InputException>(() => Write(replaces, files));
        Assert.Equal("OutDirectory", refused.Parameter);
        return refused.Message;
    }

    private string At(string name) => Path.Combine(_folder.Path, name);

    private string All() => string.Join("|", Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(_folder.Path, path).Replace('\\', '/') + "=" + File.ReadAllText(path)).Order(StringComparer.Ordinal));
}
