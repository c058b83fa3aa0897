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
using ConductorOne.Json;

namespace ConductorOne.Http;

/// <summary>The one place that takes secrets out of text that somebody might read.</summary>
internal static class SecretText
{
    public const string Mask = "***";

    // Shorter values would tear ordinary words apart, and are no secrets.
    private const int ShortestSecret = 4;

    // What is left of a secret that a server has cut still is one, if it is as long as this and half of the whole.
    private const int ShortestBeginning = 8;

    // No error and no object of the API's is longer; what is made to be long is not looked at to its end.
    private const int LongestBody = 1 << 18;

    // A gateway may have put it before the text.
    private const char ByteOrderMark = '\uFEFF';

    // Not inside a word. What ends an escape of an address or of JSON looks like a letter: %3DeyJ, \neyJ.
    private const string WordStart = @"(?:(?<![A-Za-z0-9_-])|(?<=%(?:25){0,2}[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\[bfnrt]))";

    // A client secret; a JWT of three parts, whose header may begin with blanks; the user and the password in an address.
    private static readonly Regex SecretShape = new(
        @"secret-token:[A-Za-z0-9._~:+/=%-]+|" + WordStart + @"eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*"
            + "|" + WordStart + @"e[wy][A-Za-z0-9_-]{8,}\.e[wy][A-Za-z0-9_-]+\.[A-Za-z0-9_-]*|(?<=://)[^/?#\s@]+(?=@)",
        RegexOptions.CultureInvariant);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly Regex SecretName = new(
        "secret|passw(or)?d|passphrase|tokens?$|assertion|credential|api[_-]?key|private[_-]?key|[_-](key|jwt)$|pfx|device[_-]?code",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // What turns pages, and what only says of which kind a secret is.
    private static readonly Regex HarmlessName = new("page_?token$|type$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex SecretHeader = new("^(DPoP|Set-Cookie|Cookie|.*(Secret|Token|Key|Identity-Header).*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>A protected secret as text, only where it is about to be used.</summary>
    public static string Reveal(SecureString secret) => new NetworkCredential("", secret).Password;

    /// <summary>
    /// Replaces every occurrence of the secrets, however an encoder of JSON, of URLs or of HTML may have written them, and whatever has the
    /// shape of a client secret or of a signed token, wherever it comes from. So it does with the beginnings of secrets: servers cut what they repeat.
    /// </summary>
    public static string Redact(string text, IEnumerable<string> secrets) => Redact(text, secrets, withBeginnings: true);

    private static string Redact(string text, IEnumerable<string> secrets, bool withBeginnings)
    {
        // The longest first: one secret may begin with another.
        var ordered = secrets.Where(s => s.Length >= ShortestSecret).OrderByDescending(s => s.Length).ToList();
        try
        {
            foreach (var secret in ordered.Where(s => s.Length <= text.Length))
            {
                text = NewRegex(string.Concat(Patterns(secret))).Replace(text, Mask);
            }

            text = SecretShape.Replace(text, Mask);
            return withBeginnings ? ordered.Aggregate(text, RedactBeginnings) : text;
        }
        catch (RegexMatchTimeoutException)
        {
            // Only a text made for it takes so long.
            return Mask;
        }
    }

    private static string RedactBeginnings(string text, string secret)
    {
        var least = Math.Max(ShortestBeginning, (secret.Length + 1) / 2);
        if (secret.Length <= least || text.Length < least)
        {
            return text;
        }

        var patterns = Patterns(secret).ToList();
        var beginning = NewRegex(string.Concat(patterns.Take(least)));
        var shown = new StringBuilder();
        var next = 0;
        for (var found = beginning.Match(text); found.Success; found = beginning.Match(text, next))
        {
            shown.Append(text, next, found.Index - next).Append(Mask);
            next = EndOfBeginning(text, found, patterns, least);
        }

        return next == 0 ? text : shown.Append(text, next, text.Length - next).ToString();
    }

    // As far as it goes: halving, since each try has to begin anew to tell which form a character has.
    private static int EndOfBeginning(string text, Match found, List<string> patterns, int least)
    {
        var (longest, tooLong) = (found, patterns.Count);
        while (tooLong - least > 1)
        {
            var count = (least + tooLong) / 2;
            var longer = NewRegex(@"\G" + string.Concat(patterns.Take(count))).Match(text, found.Index);
            (longest, least, tooLong) = longer.Success ? (longer, count, tooLong) : (longest, least, count);
        }

        return longest.Index + longest.Length;
    }

    // Not the static methods, whose cache would keep the secret.
    private static Regex NewRegex(string pattern) => new(pattern, RegexOptions.CultureInvariant, Patience);

    /// <summary>A header as it may be shown: of credentials only the scheme.</summary>
    public static string RedactHeader(string name, string value, IReadOnlyCollection<string> secrets) =>
        name.EndsWith("Authorization", StringComparison.OrdinalIgnoreCase) ? Scheme(value) + Mask
        : SecretHeader.IsMatch(name) ? Mask
        : Redact(value, secrets);

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
                body = LooksLikeJson(body) ? HalfJson.Redact(body) : body;
            }
        }

        return Redact(body, secrets);
    }

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
            case JsonValueKind.String when secrets.Count > 0:
                // In an object a value may rightly be what a secret begins with.
                writer.WriteStringValue(Redact(element.GetString()!, secrets, withBeginnings: masksByName));
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

    // One for each character, or run of backslashes.
    private static IEnumerable<string> Patterns(string secret)
    {
        for (var i = 0; i < secret.Length;)
        {
            var length = secret[i] == '\\' ? secret.Skip(i).TakeWhile(c => c == '\\').Count() : char.IsSurrogatePair(secret, i) ? 2 : 1;
            yield return secret[i] == '\\' ? Backslashes(length) : Forms(secret.Substring(i, length));
            i += length;
        }
    }

    // One character: as it is, as \u00e4, as %C3%A4, as &#228; and as its own escapes. JSON may be inside JSON, which doubles backslashes,
    // and an address inside an address, which escapes the percent. The longest first, so that nothing of an escape is left over.
    private static string Forms(string character)
    {
        var own = character switch
        {
            "\"" => @"|\\{1,3}""|&quot;",
            "/" => @"|\\{1,3}/",
            "\n" => @"|\\{1,4}n",
            "\r" => @"|\\{1,4}r",
            "\t" => @"|\\{1,4}t",
            "\b" => @"|\\{1,4}b",
            "\f" => @"|\\{1,4}f",
            " " => @"|\+",
            "&" => "|&amp;",
            "<" => "|&lt;",
            ">" => "|&gt;",
            "'" => "|&apos;",
            _ => "",
        };
        return "(?:" + Encoded(character) + own + "|" + Regex.Escape(character) + ")";
    }

    // As a whole: one by one, there would be too many ways to tell a long run of them apart.
    private static string Backslashes(int count) =>
        FormattableString.Invariant($@"(?:\\{{{4 * count}}}|\\{{{2 * count}}}|\\{{{count}}}|(?:{Encoded("\\")}){{{count}}})");

    private static string Encoded(string character)
    {
        var json = string.Concat(character.Select(c => @"\\{1,4}u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture)));
        var url = string.Concat(Encoding.UTF8.GetBytes(character).Select(b => "%(?:25){0,2}" + b.ToString("x2", CultureInfo.InvariantCulture)));
        var point = character.Length == 2 ? char.ConvertToUtf32(character, 0) : character[0];
        return FormattableString.Invariant($"(?i:{json}|{url}|&#0*{point};|&#x0*{point:x};)");
    }
}
