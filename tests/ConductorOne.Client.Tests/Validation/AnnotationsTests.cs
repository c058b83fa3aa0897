using System.Collections.Generic;
using System.Linq;
using ConductorOne.Resources;
using ConductorOne.Validation;
using Xunit;

namespace ConductorOne.Client.Tests.Validation;

public class AnnotationsTests
{
    [Theory]
    [InlineData("a", "")]
    [InlineData("managed_by", "terraform")]
    [InlineData("Iac.Tool-version/2_x", "AZaz09-._~:/?#[]@!$&'()*+,;=%")]
    [InlineData("c1x", "v")]
    [InlineData("cc1/x", "v")]
    public void What_the_server_takes_passes(string key, string value) => Check((key, value));

    [Theory]
    [InlineData("")]
    [InlineData("1a")]
    [InlineData("_a")]
    [InlineData("a b")]
    [InlineData("ä")]
    [InlineData("aä")]
    [InlineData("a\n")]
    [InlineData("a=b")]
    [InlineData("a:b")]
    public void A_key_of_other_characters_is_refused(string key) => Refused(
        $"The annotation key \"{VisibleText.Of(key)}\" is refused: a key begins with a letter and has up to 128 letters, digits and . _ / - in all.", (key, "v"));

    [Fact]
    public void A_key_has_up_to_128_characters()
    {
        Check((new string('k', 128), "v"));
        var key = new string('k', 129);
        Refused(
            $"The annotation key \"{VisibleText.Of(key)}\" is refused: a key begins with a letter and has up to 128 letters, digits and . _ / - in all.", (key, "v"));
    }

    [Theory]
    [InlineData("c1/x")]
    [InlineData("C1/x")]
    [InlineData("c1/")]
    public void The_servers_own_keys_are_refused(string key) =>
        Refused($"The annotation key \"{key}\" is refused: keys under c1/ are the server's own.", (key, "v"));

    [Theory]
    [InlineData("a b")]
    [InlineData("\"a\"")]
    [InlineData("ä")]
    [InlineData("a\n")]
    [InlineData("<a>")]
    [InlineData("a\\b")]
    [InlineData("{a}")]
    [InlineData("a|b^c`d")]
    public void A_value_of_other_characters_is_refused(string value) => Refused(
        "The value of the annotation \"k\" is refused: only the ASCII characters of a URL are allowed, so no blanks, quotes or umlauts.", ("k", value));

    [Fact]
    public void A_value_has_up_to_256_characters()
    {
        Check(("k", new string('v', 256)));
        Refused("The value of the annotation \"k\" has 257 characters; at most 256 are allowed.", ("k", new string('v', 257)));
    }

    [Fact]
    public void There_are_up_to_16()
    {
        Check([.. Enumerable.Range(0, 16).Select(i => ("k" + i, "v"))]);
        Refused("There are 17 annotations; at most 16 are allowed.", [.. Enumerable.Range(0, 17).Select(i => ("k" + i, "v"))]);
    }

    [Fact]
    public void They_have_up_to_4096_bytes_in_all()
    {
        // 15 of 1 + 256 and one of 1 + 240 make 4096.
        var most = Enumerable.Range('a', 15).Select(c => (((char)c).ToString(), new string('v', 256))).Append(("p", new string('v', 240))).ToArray();
        Check(most);
        most[15] = ("p", new string('v', 241));
        Refused("The annotations have 4097 bytes in total; at most 4096 are allowed.", most);
    }

    [Fact]
    public void None_at_all_is_fine() => Annotations.Check(null);

    private static Dictionary<string, string> Map(params (string Key, string Value)[] entries) => entries.ToDictionary(e => e.Key, e => e.Value);

    private static void Check(params (string Key, string Value)[] entries) => Annotations.Check(Map(entries));

    private static void Refused(string message, params (string Key, string Value)[] entries)
    {
        var error = Assert.Throws<C1InputException>(() => Check(entries));
        Assert.Equal(("Annotations", message), (error.Parameter, error.Message));
    }
}
