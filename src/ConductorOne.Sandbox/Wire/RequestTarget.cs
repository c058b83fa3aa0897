using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Unicode;

namespace ConductorOne.Sandbox.Wire;

/// <summary>The path and the query of a request, as they came over the wire.</summary>
internal sealed record RequestTarget(string Path, string Query)
{
    public static RequestTarget Parse(string rawTarget)
    {
        var mark = rawTarget.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? new RequestTarget(rawTarget, "") : new RequestTarget(rawTarget[..mark], rawTarget[(mark + 1)..]);
    }

    /// <summary>The path's segments, unescaped.</summary>
    public string[] Segments() => [.. Path.TrimStart('/').Split('/').Select(Uri.UnescapeDataString)];

    /// <summary>
    /// Where the live server redirects a path with empty or dot segments: the same path without them, which may well be
    /// the collection instead of one object. Null when the path is clean.
    /// </summary>
    public string? CleanedPath()
    {
        if (!MayNeedCleaning())
            return null;

        var cleaned = new List<string>();
        var changed = false;
        foreach (var raw in Path.TrimStart('/').Split('/'))
        {
            var segment = Uri.UnescapeDataString(raw).Trim('/');
            if (segment is not ("" or "." or ".."))
            {
                cleaned.Add(raw);
                continue;
            }

            changed = true;
            if (segment == ".." && cleaned.Count > 0)
                cleaned.RemoveAt(cleaned.Count - 1);
        }

        return changed || Path.StartsWith("//", StringComparison.Ordinal) ? "/" + string.Join('/', cleaned) : null;
    }

    /// <summary>Whether the path is UTF-8 once it is unescaped.</summary>
    public bool IsUtf8()
    {
        var bytes = new List<byte>(Path.Length);
        for (var i = 0; i < Path.Length; i++)
        {
            if (Path[i] == '%' && byte.TryParse(Path.AsSpan(i + 1, Math.Min(2, Path.Length - i - 1)), NumberStyles.AllowHexSpecifier, null, out var escaped))
            {
                bytes.Add(escaped);
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(Path, i, 1));
            }
        }

        return Utf8.IsValid(bytes.ToArray());
    }

    /// <summary>The value of a query parameter, or null.</summary>
    public string? QueryValue(string name)
    {
        foreach (var (key, value) in QueryFields())
        {
            if (key == name)
                return value;
        }

        return null;
    }

    /// <summary>The parameters of the query, unescaped.</summary>
    public IEnumerable<(string Name, string Value)> QueryFields()
    {
        foreach (var pair in Query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            yield return equals < 0 ? (Unescape(pair), "") : (Unescape(pair[..equals]), Unescape(pair[(equals + 1)..]));
        }
    }

    private bool MayNeedCleaning() =>
        Path.EndsWith('/') || Path.Contains("//", StringComparison.Ordinal) || Path.Contains("/.", StringComparison.Ordinal)
        || Path.Contains("%2", StringComparison.Ordinal);

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
