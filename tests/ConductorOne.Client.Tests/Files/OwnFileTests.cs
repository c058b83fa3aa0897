using System;
using System.IO;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Files;
using ConductorOne.Validation;
using Xunit;

namespace ConductorOne.Client.Tests.Files;

/// <summary>Files that a user has named, written whole or not at all.</summary>
public sealed class OwnFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public OwnFileTests() => Directory.CreateDirectory(_folder.Path);

    private string At => Path.Combine(_folder.Path, "own");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData(false)]
    [InlineData(true)]
    public void It_is_written_for_the_user_alone_and_nothing_is_left_beside_it(bool? replaces)
    {
        using (var file = New(replaces).Create())
        {
            Assert.False(File.Exists(At));
            file.Write([1, 2]);
        }

        Assert.Equal([1, 2], File.ReadAllBytes(At));
        Assert.Equal("own", Assert.Single(_folder.Files));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(At));
    }

    [Fact]
    public void What_is_made_and_not_written_goes_again()
    {
        using (New(null).Create())
            Assert.Single(_folder.Files);
        Assert.Empty(_folder.Files);
    }

    [Theory]
    [InlineData(null, " exists already. Remove it, or give another file.")]
    [InlineData(false, " exists already. Name another file, or add -Force to replace it.")]
    public void A_file_that_is_there_stays(bool? replaces, string words)
    {
        using var late = New(replaces).Create();
        File.WriteAllText(At, "mine");
        foreach (var refused in new Action[] { New(replaces).Check, () => New(replaces).Create(), () => New(replaces).Write([1]), () => late.Write([1]) })
            Assert.EndsWith(words, Assert.Throws<C1InputException>(refused).Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(At));
    }

    [Fact]
    public void It_is_replaced_where_that_was_asked_for()
    {
        File.WriteAllText(At, "old and long");
        New(true).Write([65]);
        Assert.Equal("A", File.ReadAllText(At));
        Assert.Single(_folder.Files);
    }

    [Theory]
    [InlineData(null, " exists already. Remove it")]
    [InlineData(false, " is a folder. Name a file in it.")]
    [InlineData(true, " is a folder. Name a file in it.")]
    public void A_folder_is_no_place_for_it(bool? replaces, string words)
    {
        Directory.CreateDirectory(At);
        Assert.Contains(words, Assert.Throws<C1InputException>(() => New(replaces).Create()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, " cannot be written: ")]
    [InlineData(true, " lies in a folder that does not exist. Create the folder first.")]
    public void A_folder_that_is_not_there_is_told(bool? replaces, string words)
    {
        var refused = Assert.Throws<C1InputException>(() => new OwnFile(Path.Combine(At, "x"), replaces, "OutFile").Write([1]));
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.Equal("OutFile", refused.Parameter);
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_there_and_is_not_written_through()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets not everybody make links.");
        File.CreateSymbolicLink(At, At + ".target");
        Assert.Throws<C1InputException>(() => New(null).Create());
        Assert.Throws<C1InputException>(() => New(false).Create());
        New(true).Write([1]);
        Assert.Null(new FileInfo(At).LinkTarget);
        Assert.False(File.Exists(At + ".target"));
    }

    private OwnFile New(bool? replaces) => new(At, replaces, "OutFile");
}
