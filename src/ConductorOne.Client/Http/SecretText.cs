using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Security;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ConductorOne.Json;

namespace ConductorOne.Http;

/// <summary>The one place that takes secrets out of text that somebody might read.</summary>
internal static class SecretText
{
    public const string Mask = "***";

    // Shorter values would tear ordinary words apart, and are no secrets.
    public const int ShortestSecret = 4;

    // No error and no object of the API's is longer; what is made to be long is not looked at to its end.
    public const int LongestBody = 1 << 18;

    // A gateway may have put it before the text.
    private const char ByteOrderMark = '\uFEFF';

    // Names in camelCase, snake_case and kebab-case; what is behind "token" may say what form it has.
    private static readonly Regex SecretName = new(
        "secret|passw(or)?d|pwd$|passphrase|pass[_-]?code|(^|[_.-])pass([_-]?value)?$|(?-i:[a-z0-9]Pass(Value)?$)"
            + "|(tokens?|jwts?|bearer|cookies?)([_-]?(values?|strings?|texts?|raw))?$|assertion|credential|authorization$"
            + "|(api|private|access|signing|encryption|shared|master|hmac|symmetric|account|storage|subscription|client|session|ssh)[_-]?key|[_-]key(s|[_-]?value)?$|pfx"
            + "|(device|share|recovery|backup|auth|authorization|verification)[_-]?codes?$|device[_-]?code|(^|[_.-])t?otp$|(?-i:[a-z0-9]T?(otp|OTP)$)"
            + "|(upload|download|callback|capability|signed|presigned|share|invite|webhook)[_-]?(url|uri|link)s?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // What turns pages, and what only says of which kind a secret is.
    private static readonly Regex HarmlessName = new("page[_-]?token$|type$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex SecretHeader = new("^(DPoP|Set-Cookie|Cookie|.*(Secret|Token|Key|Identity-Header).*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>A protected secret as text, only where it is about to be used.</summary>
    public static string Reveal(SecureString secret) => new NetworkCredential("", secret).Password;

    /// <summary>
    /// Replaces every occurrence of the secrets, however an encoder of JSON, of URLs or of HTML may have written them, and whatever has the
    /// shape of a client secret or of a signed token, wherever it comes from. So it does with parts of secrets: servers cut what they repeat.
    /// </summary>
    public static string Redact(string text, IEnumerable<string> secrets) => new SecretPatterns(secrets, withParts: true).Redact(text);

    /// <summary>Whether a short text has a part of a secret in it, whatever that part is.</summary>
    public static bool Repeats(string text, IEnumerable<string> secrets)
    {
        foreach (var secret in secrets)
        {
            var length = Math.Min(secret.Length, SecretRuns.Shortest);
            for (var i = 0; secret.Length >= ShortestSecret && i + length <= text.Length; i++)
            {
                if (secret.AsSpan().IndexOf(text.AsSpan(i, length)) >= 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>A header as it may be shown: of credentials only the scheme.</summary>
    public static string RedactHeader(string name, string value, SecretPatterns secrets) =>
        name.EndsWith("Authorization", StringComparison.OrdinalIgnoreCase) ? Scheme(value) + Mask
        : IsSecretHeader(name) ? Mask
        : secrets.Redact(value);

    /// <summary>A body as it may be shown: also without the values of fields whose names say that they are secret.</summary>
    public static string RedactBody(string contentType, string body, IReadOnlyCollection<string> secrets)
    {
        if (body.Length == 0)
        {
            return body;
        }

        body = body.Length <= LongestBody ? body : body.Substring(0, LongestBody);

        if (string.Equals(contentType, FormBody.ContentType, StringComparison.OrdinalIgnoreCase))
        {
            body = string.Join("&", body.Split('&').Select(field => field.Split('=')).Select(f => IsSecret(f[0]) ? f[0] + "=" + Mask : string.Join("=", f)));
        }
        else if (contentType.EndsWith("json", StringComparison.OrdinalIgnoreCase) || LooksLikeJson(body))
        {
            try
            {
                body = Encoding.UTF8.GetString(Rewritten(Encoding.UTF8.GetBytes(body.TrimStart(ByteOrderMark)), secrets, masksByName: true));
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                body = LooksLikeJson(body) ? TruncatedJson.Redact(body) : body;
            }
        }

        return Redact(body, secrets);
    }

    /// <summary>
    /// Whether a value is nothing but a mask, so that the secret is no longer there. A text that merely has stars in it is none.
    /// </summary>
    public static bool IsMask(string text) => text.Trim() == Mask;

    /// <summary>Whether the name of a header says that its value is a secret.</summary>
    public static bool IsSecretHeader(string name) => SecretHeader.IsMatch(name) || IsSecret(name);

    /// <summary>Whether the name of a field says that its value is a secret.</summary>
    public static bool IsSecret(string name) => SecretName.IsMatch(name) && !HarmlessName.IsMatch(name);

    /// <summary>The same for the values of an answer that is about to become an object. Ids stay: without them the object is lost.</summary>
    public static byte[] RedactJson(byte[] json, IReadOnlyCollection<string> secrets) =>
        secrets.Count == 0 ? json : Rewritten(json, secrets, masksByName: false);

    private static byte[] Rewritten(byte[] json, IReadOnlyCollection<string> secrets, bool masksByName)
    {
        using var document = JsonDocument.Parse(json, JsonDepth.Deep);
        using var redacted = new MemoryStream(json.Length);
        using (var writer = new Utf8JsonWriter(redacted))
        {
            Copy(document.RootElement, writer, new SecretPatterns(secrets, withParts: masksByName), masksByName, isSecret: false);
        }

        return redacted.ToArray();
    }

    private static void Copy(JsonElement element, Utf8JsonWriter writer, SecretPatterns? secrets, bool masksByName, bool isSecret)
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
                        !masksByName && IsId(member.Name) ? null : secrets,
                        masksByName,
                        isSecret || (masksByName && IsSecret(member.Name)));
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
            case JsonValueKind.String when secrets is not null:
                // In an object a value may rightly be a part of a secret.
                writer.WriteStringValue(secrets.Redact(element.GetString()!));
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    // What servers call text may be JSON all the same.
    private static bool LooksLikeJson(string body) => body.TrimStart(ByteOrderMark, ' ', '\t', '\r', '\n') is { Length: > 0 } text && text[0] is '{' or '[' or '"';

    private static string Scheme(string credentials) => credentials.IndexOf(' ') is > 0 and var end ? credentials.Substring(0, end + 1) : "";

    private static bool IsId(string name) => name == "id" || name.EndsWith("Id", StringComparison.Ordinal);
}
