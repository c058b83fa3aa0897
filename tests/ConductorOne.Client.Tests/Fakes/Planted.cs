using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ConductorOne.Http;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>Texts with secrets in them, written as servers may write them, and how to see whether one of them shows.</summary>
internal static class Planted
{
    private const int Number = 728_304_517;

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whatever characters it has, it can be told by its middle.</summary>
    public static Gen<string> Secret { get; } =
        from start in Gen.Elements("hunter2", "hünter2/", "C:\\\\hunter2", "{\"key\":\"-----BEGIN\nhunter2", "<hunter2>&'", " hunter2 ")
        from rest in Always.AnyText
        select start + rest;

    /// <summary>One that every header carries as it is.</summary>
    public static Gen<string> PlainSecret { get; } =
        from rest in Gen.Elements([.. "abcXYZ0189-._~+/=!$%&'*^`|:#?"]).ArrayOf()
        select "hunter2" + new string(rest);

    public static Gen<string> SecretName { get; } = Gen.Elements(
        "clientSecret", "client_secret", "okta_client_secret", "Secrets", "password", "adminPassword", "passphrase", "access_token", "refreshToken",
        "id_token", "tokens", "client_assertion", "assertion", "credential", "awsCredentials", "api_key", "apiKey", "API-KEY", "okta_api_key", "privateKey",
        "private_key", "device_code", "deviceCode");

    /// <summary>How strings of JSON are written by one encoder or another.</summary>
    public static Gen<Func<string, string>> Quoting { get; } = Gen.Elements<Func<string, string>>(
        text => JsonSerializer.Serialize(text), QuotedPlainly, QuotedAsGoDoes, QuotedWithSlashes, QuotedToTheLastCharacter);

    /// <summary>JSON with secrets at any depth: those of the list anywhere, others under names that say so.</summary>
    public static Gen<string> Json(IReadOnlyList<string> listed) =>
        from tree in Tree(listed, 4)
        from quote in Quoting
        select Written(tree, quote);

    /// <summary>JSON that nothing has to be taken out of.</summary>
    public static Gen<string> HarmlessJson() =>
        from tree in Tree(null, 4)
        from quote in Quoting
        select Written(tree, quote);

    public static void AssertHidden(string shown)
    {
        // What is left in any other writing is left all the same.
        var plain = shown;
        for (var i = 0; i < 3; i++)
        {
            plain = WebUtility.HtmlDecode(plain);
            plain = Regex.Replace(plain, @"\\+u([0-9a-fA-F]{4})", m => ((char)int.Parse(m.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
            plain = Regex.Replace(plain, "%([0-9a-fA-F]{2})", m => ((char)int.Parse(m.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
        }

        Assert.DoesNotContain("nter2", plain, StringComparison.Ordinal);
        Assert.DoesNotContain(Number.ToString(CultureInfo.InvariantCulture), plain, StringComparison.Ordinal);
    }

    public static string QuotedPlainly(string text) => JsonSerializer.Serialize(text, Relaxed);

    // As encoding/json of Go does: \u0026, \u003c and \u003e for what HTML minds, and slashes as they are.
    public static string QuotedAsGoDoes(string text) => QuotedPlainly(text)
        .Replace("&", "\\u0026", StringComparison.Ordinal)
        .Replace("<", "\\u003c", StringComparison.Ordinal)
        .Replace(">", "\\u003e", StringComparison.Ordinal);

    private static string QuotedWithSlashes(string text) => QuotedPlainly(text).Replace("/", "\\/", StringComparison.Ordinal);

    private static string QuotedToTheLastCharacter(string text) =>
        "\"" + string.Concat(text.Select(c => "\\u" + ((int)c).ToString("X4", CultureInfo.InvariantCulture))) + "\"";

    // Without a list there are no secrets at all.
    private static Gen<JsonNode?> Tree(IReadOnlyList<string>? listed, int depth)
    {
        var leaf = Gen.Frequency(
            (4, Always.AnyText.Select(t => (JsonNode?)t)),
            (1, Gen.Choose(-1000, 1000).Select(n => (JsonNode?)n)),
            (1, Gen.Elements<JsonNode?>(true, null)));
        if (listed is not null)
        {
            leaf = Gen.Frequency(
                (1, leaf),
                (1, from before in Always.AnyText
                    from secret in Gen.Elements(listed.AsEnumerable())
                    from after in Always.AnyText
                    select (JsonNode?)(before + secret + after)));
        }

        if (depth == 0)
            return leaf;
        var child = Tree(listed, depth - 1);

        // A word may sound secret by chance: "epfxn".
        var member = Always.Word.Where(name => !SecretText.IsSecret(name)).SelectMany(name => child.Select(value => KeyValuePair.Create(name, value)));
        if (listed is not null)
            member = Gen.Frequency((2, member), (1, SecretName.SelectMany(name => Hidden(depth - 1).Select(value => KeyValuePair.Create(name, value)))));
        return Gen.Frequency(
            (1, leaf),
            (2, member.ArrayOf().Select(members => (JsonNode?)new JsonObject(members.Take(5).DistinctBy(m => m.Key).Select(Copy)))),
            (1, child.ArrayOf().Select(items => (JsonNode?)new JsonArray([.. items.Take(5).Select(i => i?.DeepClone())]))));
    }

    // What nobody has told of, under a name that tells.
    private static Gen<JsonNode?> Hidden(int depth)
    {
        var leaf = Gen.Frequency((3, Secret.Select(s => (JsonNode?)s)), (1, Gen.Constant((JsonNode?)Number)));
        return depth <= 0 ? leaf : Gen.Frequency(
            (2, leaf),
            (1, Hidden(depth - 1).Select(h => (JsonNode?)new JsonArray(1, h?.DeepClone(), "x"))),
            (1, Always.Word.SelectMany(name => Hidden(depth - 1).Select(h => (JsonNode?)new JsonObject { [name] = h?.DeepClone() }))));
    }

    private static KeyValuePair<string, JsonNode?> Copy(KeyValuePair<string, JsonNode?> member) => KeyValuePair.Create(member.Key, member.Value?.DeepClone());

    private static string Written(JsonNode? node, Func<string, string> quote)
    {
        var text = new StringBuilder();
        Write(node, quote, text);
        return text.ToString();
    }

    private static void Write(JsonNode? node, Func<string, string> quote, StringBuilder text)
    {
        switch (node)
        {
            case JsonObject members:
                text.Append("{ ");
                foreach (var (name, value) in members)
                {
                    text.Append(text[^1] == ' ' ? "" : " ,").Append(quote(name)).Append(':');
                    Write(value, quote, text);
                }

                text.Append('}');
                break;
            case JsonArray items:
                text.Append('[');
                foreach (var item in items)
                {
                    text.Append(text[^1] == '[' ? "" : ",");
                    Write(item, quote, text);
                }

                text.Append(']');
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                text.Append(quote(value.GetValue<string>()));
                break;
            default:
                text.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }
}
