using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Security;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ConductorOne.Http;

/// <summary>The one place that takes secrets out of text that somebody might read.</summary>
internal static class SecretText
{
    public const string Mask = "***";

    // Shorter values would tear ordinary words apart, and are no secrets.
    private const int ShortestSecret = 4;

    /// <summary>A protected secret as text, only where it is about to be used.</summary>
    public static string Reveal(SecureString secret) => new NetworkCredential("", secret).Password;

    /// <summary>Replaces every occurrence of the secrets, however an encoder of JSON or of URLs may have written them.</summary>
    public static string Redact(string text, IEnumerable<string> secrets)
    {
        // The longest first: one secret may begin with another.
        foreach (var secret in secrets.Where(s => s.Length >= ShortestSecret).OrderByDescending(s => s.Length))
        {
            // Not the static method, whose cache would keep the secret.
            text = new Regex(Pattern(secret), RegexOptions.CultureInvariant).Replace(text, Mask);
        }

        return text;
    }

    /// <summary>The same for the values of an answer that is about to become an object. Ids stay: without them the object is lost.</summary>
    public static byte[] RedactJson(byte[] json, IReadOnlyCollection<string> secrets)
    {
        if (secrets.Count == 0)
        {
            return json;
        }

        using var document = JsonDocument.Parse(json);
        using var redacted = new MemoryStream(json.Length);
        using (var writer = new Utf8JsonWriter(redacted))
        {
            Copy(document.RootElement, writer, secrets);
        }

        return redacted.ToArray();
    }

    private static void Copy(JsonElement element, Utf8JsonWriter writer, IReadOnlyCollection<string> secrets)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in element.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    Copy(member.Value, writer, IsId(member.Name) ? [] : secrets);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Copy(item, writer, secrets);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String when secrets.Count > 0:
                writer.WriteStringValue(Redact(element.GetString()!, secrets));
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    private static bool IsId(string name) => name == "id" || name.EndsWith("Id", StringComparison.Ordinal);

    private static string Pattern(string secret)
    {
        var pattern = new StringBuilder();
        for (var i = 0; i < secret.Length; i++)
        {
            var length = char.IsSurrogatePair(secret, i) ? 2 : 1;
            pattern.Append(Forms(secret.Substring(i, length)));
            i += length - 1;
        }

        return pattern.ToString();
    }

    // One character: as it is, behind a backslash, as \u00e4, as %C3%A4.
    private static string Forms(string character)
    {
        var forms = new List<string> { Regex.Escape(character) };
        forms.Add("(?i:" + string.Concat(character.Select(c => @"\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture))) + ")");
        forms.Add("(?i:" + string.Concat(Encoding.UTF8.GetBytes(character).Select(b => "%" + b.ToString("x2", CultureInfo.InvariantCulture))) + ")");
        switch (character)
        {
            case "\"" or "\\" or "/":
                forms.Insert(0, @"\\" + Regex.Escape(character));
                break;
            case "\n":
                forms.Add(@"\\n");
                break;
            case "\r":
                forms.Add(@"\\r");
                break;
            case "\t":
                forms.Add(@"\\t");
                break;
            case "\b":
                forms.Add(@"\\b");
                break;
            case "\f":
                forms.Add(@"\\f");
                break;
            case " ":
                forms.Add(@"\+");
                break;
            default:
                break;
        }

        return "(?:" + string.Join("|", forms) + ")";
    }
}
