using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using ConductorOne.Apps;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using ConductorOne.Resources;
using ConductorOne.Validation;
using Xunit;

namespace ConductorOne.Client.Tests.Resources;

public class VisibleTextTests
{
    private const string Arrow = "\u202e";

    [Theory]
    [InlineData("plain words, Grüße, 日本語, עברית, 😀", "plain words, Grüße, 日本語, עברית, 😀")]
    [InlineData("", "")]
    [InlineData("\u001b[2J", "\\u{1b}[2J")]
    [InlineData("\u001b]52;c;aGk=\u0007", "\\u{1b}]52;c;aGk=\\u{7}")]
    [InlineData("\u009b31m red", "\\u{9b}31m red")]
    [InlineData("a\u202eb", "a\\u{202e}b")]
    [InlineData("a\u200bb\ufeff", "a\\u{200b}b\\u{feff}")]
    [InlineData("a\u2028b\u2029c\u0085d", "a\\u{2028}b\\u{2029}c\\u{85}d")]
    [InlineData("\U000e0041tag", "\\u{e0041}tag")]
    [InlineData("one\ntwo\r\nthree\tfour\rfive", "one two three four five")]
    [InlineData("no\u00a0break, soft\u00adhyphen", "no\u00a0break, soft\\u{ad}hyphen")]
    public void A_value_shows_what_would_act_on_the_terminal_by_its_number(string text, string shown) => Assert.Equal(shown, VisibleText.Of(text));

    [Fact]
    public void Half_a_character_shows_by_its_number()
    {
        Assert.Equal("a\\u{d83d}", VisibleText.Of("a" + (char)0xD83D));
        Assert.Equal("\\u{de00}a", VisibleText.Of((char)0xDE00 + "a"));
    }

    [Fact]
    public void A_message_keeps_its_lines() => Assert.Equal("one\ntwo\r\nthree\tfour\\u{d}five\\u{1b}", VisibleText.Lines("one\ntwo\r\nthree\tfour\rfive\u001b"));

    [Fact]
    public void Text_without_any_is_the_same_object()
    {
        var text = "Payroll, Grüße";
        Assert.Same(text, VisibleText.Of(text));
        Assert.Equal("", VisibleText.Of(null));
    }

    [Fact]
    public void Of_every_character_there_is_none_is_left_that_acts()
    {
        var tried = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var point = 0; point <= 0x10FFFF; point++)
        {
            var text = point is >= 0xD800 and <= 0xDFFF ? ((char)point).ToString() : char.ConvertFromUtf32(point);
            var category = CharUnicodeInfo.GetUnicodeCategory(text, 0);
            var acts = category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;
            if (!acts && point % 97 != 0)
                continue;
            tried[category.ToString()] = tried.GetValueOrDefault(category.ToString()) + 1;
            var number = string.Create(CultureInfo.InvariantCulture, $"\\u{{{point:x}}}");
            var isBreak = point is '\n' or '\r' or '\t';
            Assert.Equal(isBreak ? "a b" : acts ? "a" + number + "b" : "a" + text + "b", VisibleText.Of("a" + text + "b"));
            Assert.Equal(acts && point is not ('\n' or '\t') ? "a" + number + "b" : "a" + text + "b", VisibleText.Lines("a" + text + "b"));
        }

        Always.Tell(tried.Values.Sum(), "characters inside messages");
        Assert.True(tried["Format"] > 100 && tried["Control"] == 65);
    }

    [Fact]
    public void Whatever_is_put_into_a_message_cannot_act() => Always.Holds(
        Always.AnyCodeUnits,
        value => Assert.DoesNotContain("{0} failed: {1}".With("GET /x", value.Replace('\ufffd', '?')).EnumerateRunes(), Acts));

    [Theory]
    [InlineData("""{"code":3,"message":"M"}""")]
    [InlineData("""{"error":"M","error_description":"M"}""")]
    [InlineData("""{"error":"M"}""")]
    public void No_error_of_a_server_acts_nor_what_it_holds(string body)
    {
        foreach (var text in new[] { "\u001b[2J", "\u001b]52;c;aGk=\u0007", Arrow + "evil", "\u200b", "x\r\nVERBOSE: forged", "\u2028" })
        {
            var json = body.Replace("\"M\"", JsonSerializer.Serialize(text), StringComparison.Ordinal);
            var error = ApiErrors.From(new() { Method = "POST", Path = "/api/v1/apps" }, FakeSender.Answer(400, json) with { RequestId = text });
            Assert.DoesNotContain(error.Message.EnumerateRunes(), Acts);
            Assert.Equal(VisibleText.Of(text), error.RequestId);
            Assert.DoesNotContain((error.Code + JsonSerializer.Serialize(error.Details)).EnumerateRunes(), Acts);

            var page = ApiErrors.From(new() { Method = "GET", Path = "/x" }, FakeSender.Answer(502, "<p>" + text, "text/html"));
            Assert.Equal("<p>" + VisibleText.Lines(text), page.Body);
        }
    }

    [Fact]
    public void No_exception_acts_whoever_makes_it()
    {
        Assert.Equal("a\\u{1b}b\nc", new C1ApiException("a\u001bb\nc").Message);
        Assert.Equal("a\\u{202e}b", new C1InputException("a" + Arrow + "b").Message);
        Assert.Equal("a\\u{202e}b", new C1InputException("a" + Arrow + "b", "AppId").Message);
    }

    [Fact]
    public void An_object_as_text_does_not_act_and_its_name_is_data()
    {
        var app = new C1App { DisplayName = "Pay\u001b[2Jroll" };
        Assert.Equal(("Pay\\u{1b}[2Jroll", "Pay\u001b[2Jroll"), (app.ToString(), app.DisplayName));
    }

    // Half of a pair comes out of EnumerateRunes as the replacement character.
    private static bool Acts(Rune rune) => rune == Rune.ReplacementChar
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
