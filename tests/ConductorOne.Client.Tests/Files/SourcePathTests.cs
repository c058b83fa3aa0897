using System;
using System.IO;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Files;
using ConductorOne.Validation;
using FsCheck.Fluent;
using Xunit;

namespace ConductorOne.Client.Tests.Files;

public class SourcePathTests
{
    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("../x.ts")]
    [InlineData("lib/../../x.ts")]
    [InlineData("lib/ .. /x.ts")]
    [InlineData("./x.ts")]
    [InlineData("lib//x.ts")]
    [InlineData("lib/")]
    [InlineData("..")]
    [InlineData("..\\x.ts")]
    [InlineData("\\\\server\\share\\x.ts")]
    [InlineData("C:\\x.ts")]
    [InlineData("C:/x.ts")]
    [InlineData("c:x.ts")]
    [InlineData("x\0.ts")]
    [InlineData("x\n.ts")]
    [InlineData("x\u001b[31m.ts")]
    [InlineData("\u202etxt.exe")]
    [InlineData("a\u200b.ts")]
    [InlineData("x\u2028.ts")]
    [InlineData(".git/config")]
    [InlineData(".GIT/hooks/post-checkout")]
    [InlineData("lib/.git./config")]
    [InlineData("git~1/config")]
    public void No_file_may_have_such_a_path_anywhere(string path)
    {
        foreach (var isWindows in new[] { false, true })
            Assert.StartsWith("The file path \"", SourcePath.FaultOnDisk(path, isWindows), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CON")]
    [InlineData("lib/aux.ts")]
    [InlineData("nul.tar.gz")]
    [InlineData("COM1")]
    [InlineData("lpt\u00b9.txt")]
    [InlineData("NUL .ts")]
    [InlineData("conin$")]
    [InlineData("x.ts.")]
    [InlineData("x.ts ")]
    [InlineData("lib /x.ts")]
    [InlineData("main.ts:hidden")]
    [InlineData("what?.ts")]
    [InlineData("a<b.ts")]
    public void Windows_cannot_have_such_a_file(string path)
    {
        Assert.Equal($"The file path \"{path}\" is refused: Windows cannot have a file of that name.", SourcePath.FaultOnDisk(path, isWindows: true));
        Assert.Null(SourcePath.FaultOnDisk(path, isWindows: false));
    }

    [Theory]
    [InlineData("main.ts")]
    [InlineData("lib/a b.ts")]
    [InlineData("..data/x...y")]
    [InlineData(".env")]
    [InlineData(".gitignore")]
    [InlineData("console.ts")]
    [InlineData("com10.ts")]
    [InlineData("ä/日本.ts")]
    public void Any_other_may_be_there(string path)
    {
        Assert.Null(SourcePath.FaultOnDisk(path, isWindows: false));
        Assert.Null(SourcePath.FaultOnDisk(path, isWindows: true));
    }

    [Theory]
    [InlineData("A.ts", "a.ts", "take them for the same file")]
    [InlineData("\u00e9.ts", "e\u0301.ts", "take them for the same file")]
    [InlineData("a.ts", "a.ts", "take them for the same file")]
    [InlineData("lib", "lib/x.ts", "needs a folder of that name")]
    [InlineData("Lib/x.ts", "lib", "needs a folder of that name")]
    public void Two_of_them_do_not_go_together(string one, string other, string reason)
    {
        foreach (var paths in new[] { new[] { one, other }, [other, one] })
        {
            var refused = Assert.Throws<C1InputException>(() => SourcePath.CheckOnDisk(paths, isWindows: false, "OutDirectory"));
            Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
            Assert.Equal("OutDirectory", refused.Parameter);
        }
    }

    [Fact]
    public void No_name_is_longer_than_a_disk_has_room_for()
    {
        foreach (var (name, most) in new[] { ("x", 255), ("ä", 127), ("日", 85) })
        {
            var longest = string.Join(name, new string[most + 1]);
            Assert.Null(SourcePath.FaultOnDisk($"{longest}/{longest}", isWindows: false));
            foreach (var path in new[] { $"{longest}{name}", $"{longest}{name}/x", $"x/{longest}{name}" })
                Assert.Equal($"The file path \"{path}\" is refused: it has a name of more than 255 bytes.", SourcePath.FaultOnDisk(path, isWindows: false));
        }
    }

    [Fact]
    public void Half_a_character_is_in_no_path() => Assert.NotNull(SourcePath.FaultOnDisk("x" + '\ud800' + ".ts", isWindows: false));

    [Fact]
    public void Whatever_passes_stays_in_its_folder() => Always.Holds(Always.AnyCodeUnits.NonEmptyListOf().Select(parts => string.Join("/", parts)), path =>
    {
        if (SourcePath.FaultOnDisk(path, OperatingSystem.IsWindows()) is not null)
            return;
        var folder = Path.Combine(Path.GetTempPath(), "folder");
        var file = Path.GetFullPath(Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar)));
        Assert.StartsWith(folder + Path.DirectorySeparatorChar, file, StringComparison.Ordinal);
        Assert.Equal(path, file[(folder.Length + 1)..].Replace(Path.DirectorySeparatorChar, '/'));
        Assert.DoesNotContain(path, char.IsControl);
    });
}
