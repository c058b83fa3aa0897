using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using ConductorOne.Http;
using Xunit;

namespace ConductorOne.Client.Tests.Http;

/// <summary>Texts that are made to be slow to mask. The work is counted: eight times the text may cost eight times as much, and no more.</summary>
public class MaskingGrowthTests
{
    private const int Short = 8_000;
    private const int Times = 8;

    private static readonly string Token = "eyJhbGciOiJFZERTQSJ9.eyJ" + string.Concat(Enumerable.Range(0, 120).Select(i => "aB" + i.ToString("x", CultureInfo.InvariantCulture))) + ".c2lnbmF0dXJl";
    private static readonly string Flat = new string('a', 500) + "1";
    private static readonly string[] Secrets = [Token, Flat, "short", new string('\\', 40) + "x", "p%ss w&rd+\"'"];

    private static readonly Dictionary<string, Func<int, string>> Texts = new()
    {
        ["half tokens"] = n => Repeated(Token[..(Token.Length / 2)] + " ", n),
        ["tokens without their beginning"] = n => Repeated(Token[20..] + " ", n),
        ["beginnings of every length"] = n => Repeated(string.Join(' ', Enumerable.Range(1, Token.Length).Select(i => Token[..i])), n),
        ["beginnings of eight characters"] = n => Repeated(Token[..8] + " ", n),
        ["one letter, as in a secret that ends otherwise"] = n => new string('a', n),
        ["whole tokens"] = n => Repeated(Token, n),
        ["halves of the shape of a token"] = n => Repeated("eyJa.eyJa", n),
        ["a long half of the shape of a token"] = n => "eyJ" + new string('a', n),
        ["shapes behind escapes"] = n => Repeated("\\neyJa%41eyJb", n),
        ["backslashes"] = n => new string('\\', n),
        ["escapes of escapes"] = n => Repeated("\\\\\\\\u005c\\\\u0041", n),
        ["percents of percents"] = n => Repeated("%2525252541", n),
        ["percents alone"] = n => new string('%', n),
        ["numbers of HTML without an end"] = n => "&#" + new string('0', n),
        ["ampersands"] = n => Repeated("&#x&am&", n),
        ["addresses"] = n => Repeated("://a:b", n),
        ["an address without an end"] = n => "://" + new string('u', n),
        ["client secrets"] = n => Repeated("secret-token:", n),
    };

    public static TheoryData<string> AllTexts => [.. Texts.Keys];

    public static TheoryData<string> AllBodies => [.. Bodies.Keys];

    private static Dictionary<string, Func<int, string>> Bodies { get; } = new(Texts)
    {
        ["nested arrays"] = n => new string('[', n),
        ["nested objects"] = n => Repeated("{\"a\":", n),
        ["repeated names"] = n => "{" + Repeated("\"password\":\"x\",", n) + "\"a\":1}",
        ["names that break off"] = n => "{" + Repeated("\"password\":", n),
        ["long names"] = n => "{\"" + Repeated("tokens_", n) + "\":1}",
        ["names and blanks"] = n => "{" + Repeated("\"password\"   ", n),
        ["texts with escapes"] = n => "{" + Repeated("\"\\u0061\\\"\":", n),
        ["JSON in JSON"] = n => "{\"a\":\"" + Repeated("{\\\"a\\\":\\\"", n) + "\"}",
    };

    [Theory]
    [MemberData(nameof(AllTexts))]
    public void The_steps_grow_as_the_text_does(string kind)
    {
        Assert.InRange(Steps(Texts[kind](Short * Times)), 1, (Times + 1) * Steps(Texts[kind](Short)));
        Assert.InRange(Steps(Texts[kind](Short)), Short, 60L * Short);
    }

    [Theory]
    [MemberData(nameof(AllBodies))]
    public void The_memory_grows_as_the_body_does(string kind)
    {
        foreach (var type in new[] { "application/json", "text/plain", FormBody.ContentType })
        {
            // Once, so that what is made for the first one counts for none.
            Allocated(type, Bodies[kind](Short));
            Assert.InRange(Allocated(type, Bodies[kind](Short * Times)), 1, (Times + 4) * Allocated(type, Bodies[kind](Short)));
        }
    }

    [Fact]
    public void A_thousand_secrets_are_one_pass()
    {
        string[] secrets = [.. Enumerable.Range(0, 1000).Select(i => FormattableString.Invariant($"s3cret-{i:x8}-Planted"))];
        var text = Repeated(string.Join(' ', secrets.Select(s => s[..12])), Short);
        var patterns = new SecretPatterns(secrets, withParts: true);
        patterns.Redact(text);
        Assert.InRange(patterns.Steps, 1, 2L * text.Length);
    }

    private static long Steps(string text)
    {
        var patterns = new SecretPatterns(Secrets, withParts: true);
        patterns.Redact(text);
        return patterns.Steps;
    }

    private static long Allocated(string type, string body)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        SecretText.RedactBody(type, body, Secrets);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Repeated(string part, int length) => new StringBuilder().Insert(0, part, (length / part.Length) + 1).ToString();
}
