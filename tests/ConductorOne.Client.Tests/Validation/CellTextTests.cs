using System.Collections.Generic;
using System.Linq;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Validation;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ConductorOne.Client.Tests.Validation;

public class CellTextTests
{
    private static readonly Gen<string> Item = Always.AnyText.Select(t => t.Replace(";", "").Trim()).Where(t => t.Length > 0);

    [Theory]
    [InlineData("true", true)]
    [InlineData("TRUE", true)]
    [InlineData(" Yes ", true)]
    [InlineData("1", true)]
    [InlineData("false", false)]
    [InlineData("False", false)]
    [InlineData("no", false)]
    [InlineData("0", false)]
    [InlineData("1.0", true)]
    [InlineData(" 1.000 ", true)]
    [InlineData("0.00", false)]
    [InlineData("1e0", true)]
    public void Booleans_have_three_spellings(string text, bool value)
    {
        Assert.True(CellText.TryReadBoolean(text, out var read));
        Assert.Equal(value, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("y")]
    [InlineData("2")]
    [InlineData("0.5")]
    [InlineData("-1")]
    [InlineData("on")]
    [InlineData("wahr")]
    [InlineData("true;false")]
    public void Nothing_else_is_a_boolean(string text) => Assert.False(CellText.TryReadBoolean(text, out _));

    [Theory]
    [InlineData("18.0000", 18)]
    [InlineData(" -5 ", -5)]
    [InlineData("1e2", 100)]
    [InlineData("1E+20", 1e20)]
    [InlineData("+7.", 7)]
    public void A_whole_number_may_be_written_with_a_point_or_an_exponent(string text, double number)
    {
        Assert.True(CellText.TryReadWhole(text, out var read));
        Assert.Equal(number, read);
    }

    [Theory]
    [InlineData("1.000", true)]
    [InlineData(" +12.000 ", true)]
    [InlineData("-999.000", true)]
    [InlineData("1.00", false)]
    [InlineData("18.0000", false)]
    [InlineData("0.000", false)]
    [InlineData("1000.000", false)]
    [InlineData("1.001", false)]
    [InlineData("1.000.000", false)]
    public void A_point_before_three_zeros_may_stand_for_thousands(string text, bool isAmbiguous) => Assert.Equal(isAmbiguous, CellText.IsAmbiguous(text));

    [Theory]
    [InlineData("9.0", 9L)]
    [InlineData(" 3600 ", 3600L)]
    [InlineData("1e3", 1000L)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808.0", long.MinValue)]
    [InlineData("9007199254740993.0", 9007199254740993L)]
    [InlineData("9223372036854775808", null)]
    [InlineData("1e30", null)]
    [InlineData("9.5", null)]
    [InlineData("1,200", null)]
    [InlineData("", null)]
    public void A_large_one_keeps_all_its_digits(string text, long? number) => Assert.Equal(number, CellText.TryReadLong(text, out var read) ? read : null);

    [Theory]
    [InlineData("12.5")]
    [InlineData("1,200")]
    [InlineData("1.000.000")]
    [InlineData("1e-30")]
    [InlineData("12.00000000000000000001")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("0x10")]
    [InlineData("1 000")]
    [InlineData("")]
    public void Nothing_else_is_a_whole_number(string text) => Assert.False(CellText.TryReadWhole(text, out _));

    [Theory]
    [InlineData("", "")]
    [InlineData(";; ;", "")]
    [InlineData("a", "a")]
    [InlineData(" a ;b;; c d ", "a|b|c d")]
    [InlineData("a,b;c", "a,b|c")]
    public void A_list_is_parted_by_semicolons(string text, string items) => Assert.Equal(items, string.Join('|', CellText.ReadList(text)));

    [Fact]
    public void Any_list_survives_a_round_trip() => Always.Holds(
        Item.ListOf().Select(l => l.ToArray()), items => Assert.Equal(items, CellText.ReadList(string.Join("; ", items))));

    [Fact]
    public void A_map_is_parted_at_the_first_equals_sign()
    {
        Assert.True(CellText.TryReadMap(" a = 1 ;b=x=y;c=;", out var map));
        Assert.Equal([("a", "1"), ("b", "x=y"), ("c", "")], map.Select(m => (m.Key, m.Value)));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("=1")]
    [InlineData(" =1")]
    [InlineData("a=1;b")]
    [InlineData("a=1;a=2")]
    public void What_is_no_map_is_refused(string text)
    {
        Assert.False(CellText.TryReadMap(text, out var map));
        Assert.Null(map);
    }

    [Theory]
    [InlineData("a=1;a=2", "a")]
    [InlineData("a=1;b=;b =2;c", "b")]
    [InlineData("a=1;b=2", null)]
    [InlineData("a=1;b", null)]
    [InlineData("=1;=2", null)]
    public void A_key_that_comes_twice_is_known(string text, string? key) => Assert.Equal(key, CellText.KeyGivenTwice(text));

    [Theory]
    [InlineData("a=1,b=2", "a=1;b=2")]
    [InlineData(" cost_center = 4711 , team/x= ,c=3", "cost_center = 4711;team/x=;c=3")]
    [InlineData("a=1,b=2;c=3", "a=1;b=2;c=3")]
    [InlineData("a=1, b=2,", "a=1;b=2")]
    [InlineData("a=1,b", null)]
    [InlineData("a=1,2", null)]
    [InlineData("link=https://example.com/?x=1,y=2", null)]
    [InlineData("owner=CN=Ada,OU=People,DC=example", null)]
    [InlineData("{\"a\":\"b,c=d\"}", null)]
    [InlineData(" {\"a\":\"1;b=2,c=3\"}", null)]
    public void Pairs_with_commas_between_them_are_known(string text, string? mended) => Assert.Equal(mended, CellText.WithSemicolons(text));

    [Fact]
    public void Any_map_survives_a_round_trip() => Always.Holds(
        Item.Select(k => k.Replace("=", "").Trim()).Where(k => k.Length > 0).Zip(Item.Select(v => v.Trim())).ListOf(),
        pairs =>
        {
            var expected = new Dictionary<string, string>(pairs.DistinctBy(p => p.Item1).Select(p => KeyValuePair.Create(p.Item1, p.Item2)));
            Assert.True(CellText.TryReadMap(string.Join(";", expected.Select(p => p.Key + "=" + p.Value)), out var map));
            Assert.Equal(expected, map);
        });
}
