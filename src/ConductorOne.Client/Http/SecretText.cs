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

    // A client secret, a JWT of three parts, or the user and the password in an address.
    private static readonly Regex SecretShape = new(
        @"secret-token:[A-Za-z0-9._~:+/=%-]+|\beyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*|(?<=://)[^/\s@]+(?=@)", RegexOptions.CultureInvariant);

    private static readonly Regex SecretName = new(
        "secret|password|passphrase|tokens?$|assertion|credential|api_?key|private_?key|device_?code", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex PageToken = new("page_?token$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex SecretHeader = new("^(DPoP|Set-Cookie|Cookie|.*(Secret|Token|Key|Identity-Header).*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>A protected secret as text, only where it is about to be used.</summary>
    public static string Reveal(SecureString secret) => new NetworkCredential("", secret).Password;

    /// <summary>
    /// Replaces every occurrence of the secrets, however an encoder of JSON or of URLs may have written them, and whatever has the
    /// shape of a client secret or of a signed token, wherever it comes from.
    /// </summary>
    public static string Redact(string text, IEnumerable<string> secrets)
    {
        // The longest first: one secret may begin with another.
        foreach (var secret in secrets.Where(s => s.Length >= ShortestSecret).OrderByDescending(s => s.Length))
        {
            // Not the static method, whose cache would keep the secret.
            text = new Regex(Pattern(secret), RegexOptions.CultureInvariant).Replace(text, Mask);
        }

        return SecretShape.Replace(text, Mask);
    }

    /// <summary>A header as it may be shown: of credentials only the scheme.</summary>
    public static string RedactHeader(string name, string value, IReadOnlyCollection<string> secrets) =>
        name.EndsWith("Authorization", StringComparison.OrdinalIgnoreCase) ? value.Split(' ')[0] + " " + Mask
        : SecretHeader.IsMatch(name) ? Mask
        : Redact(value, secrets);

    /// <summary>A body as it may be shown: also without the values of fields whose names say that they are secret.</summary>
    public static string RedactBody(string contentType, string body, IReadOnlyCollection<string> secrets)
    {
        if (contentType == FormBody.ContentType)
        {
            body = string.Join("&", body.Split('&').Select(field => field.Split('=')).Select(f => FormBody.IsSecret(f[0]) ? f[0] + "=" + Mask : string.Join("=", f)));
        }
        else if (contentType.EndsWith("json", StringComparison.OrdinalIgnoreCase))
        {
            try
            {
                body = Encoding.UTF8.GetString(Rewritten(Encoding.UTF8.GetBytes(body), secrets, masksByName: true));
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                // Half a body cannot be told apart into what is secret and what is not.
                return Mask;
            }
        }

        return Redact(body, secrets);
    }

    /// <summary>The same for the values of an answer that is about to become an object. Ids stay: without them the object is lost.</summary>
    public static byte[] RedactJson(byte[] json, IReadOnlyCollection<string> secrets) =>
        secrets.Count == 0 ? json : Rewritten(json, secrets, masksByName: false);

    private static byte[] Rewritten(byte[] json, IReadOnlyCollection<string> secrets, bool masksByName)
    {
        using var document = JsonDocument.Parse(json);
        using var redacted = new MemoryStream(json.Length);
        using (var writer = new Utf8JsonWriter(redacted))
        {
            Copy(document.RootElement, writer, secrets, masksByName, isSecret: false);
        }

        return redacted.ToArray();
    }

    private static void Copy(JsonElement element, Utf8JsonWriter writer, IReadOnlyCollection<string> secrets, bool masksByName, bool isSecret)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in element.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    Copy(
                        member.Value,
                        writer,
                        !masksByName && IsId(member.Name) ? [] : secrets,
                        masksByName,
                        isSecret || (masksByName && SecretName.IsMatch(member.Name) && !PageToken.IsMatch(member.Name)));
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Copy(item, writer, secrets, masksByName, isSecret);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String or JsonValueKind.Number when isSecret:
                writer.WriteStringValue(Mask);
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
