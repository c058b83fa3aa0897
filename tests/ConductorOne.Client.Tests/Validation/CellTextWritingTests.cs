using System.Linq;
using ConductorOne.Validation;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ConductorOne.Client.Tests.Validation;

public sealed class CellTextWritingTests
{
    [Theory]
    [InlineData("a;b", "[\"a;b\"]")]
    [InlineData("a", "a")]
    [InlineData(" a", "[\" a\"]")]
    [InlineData("[a", "[\"[a\"]")]
    public void An_item_that_would_fall_apart_is_written_as_json(string item, string cell)
    {
        Assert.Equal(cell, new C1List<string>([item]).ToString());
        Assert.Equal([item], CellText.ReadList(cell));
    }

    [Theory]
    [InlineData("b,c=d", "{\"a\":\"b,c=d\"}")]
    [InlineData("b,c", "a=b,c")]
    public void A_value_that_looks_like_more_pairs_is_written_as_json(string value, string cell)
    {
        Assert.Equal(cell, new C1Map<string> { ["a"] = value }.ToString());
        Assert.True(CellText.TryReadMap(cell, out var read));
        Assert.Equal(value, read["a"]);
    }

    [Fact]
    public void Any_map_reads_back_as_it_was_written() => Prop.ForAll<NonNull<string>[]>(texts =>
    {
        var map = new C1Map<string>();
        foreach (var text in texts.Select(t => t.Get).Where(t => !t.Any(char.IsSurrogate)))
        {
            map["k" + text] = text;
        }

        Assert.True(CellText.TryReadMap(map.ToString(), out var read));
        Assert.Equal(map.OrderBy(e => e.Key, System.StringComparer.Ordinal), read.OrderBy(e => e.Key, System.StringComparer.Ordinal));
    }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true));
}
