using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using ConductorOne.Json;

namespace ConductorOne.Validation;

/// <summary>What a CSV cell's text means: <c>yes</c>, <c>a;b;c</c>, <c>k=v;k2=v2</c>.</summary>
internal static class CellText
{
    private static readonly string[] Times =
        ["yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-dd HH:mmK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK"];

    // name=value,name=value: each part has a name and no second equals sign, which addresses and distinguished names have.
    private static readonly Regex PairsWithCommas =
        new(@"\A\s*[A-Za-z][A-Za-z0-9._/-]*\s*=[^=,]*(,\s*[A-Za-z][A-Za-z0-9._/-]*\s*=[^=,]*)+(,\s*)?\z", RegexOptions.CultureInvariant);

    private static readonly Regex Grouped = new(@"\A\s*[+-]?[1-9]\d{0,2}\.000\s*\z", RegexOptions.CultureInvariant);

    public static bool TryReadBoolean(string text, out bool value)
    {
        var isNumber = TryReadWhole(text, out var number);
        value = isNumber ? number == 1 : text.Trim().ToUpperInvariant() is "TRUE" or "YES";
        return value || (isNumber ? number == 0 : text.Trim().ToUpperInvariant() is "FALSE" or "NO");
    }

    /// <summary>A whole number, however it is written: <c>18</c>, <c>18.0000</c>, <c>1e2</c>. What has a fraction is none.</summary>
    public static bool TryReadWhole(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
        && Math.Floor(value) == value
        && !double.IsInfinity(value)

        // A double has not all digits of a long fraction, a decimal not all large numbers.
        && (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) || decimal.Floor(exact) == exact);

    /// <summary>The same where all digits count and no more than a long has.</summary>
    public static bool TryReadLong(string text, out long value)
    {
        var isRead = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            && TryReadWhole(text, out _)
            && exact is >= long.MinValue and <= long.MaxValue;
        value = isRead ? (long)exact : 0;
        return isRead;
    }

    /// <summary>Whether a text is a thousand in one country and one in the next: <c>1.000</c>.</summary>
    public static bool IsAmbiguous(string text) => Grouped.IsMatch(text);

    /// <summary>ISO 8601, local where no zone is said. In other forms nobody can tell day and month apart.</summary>
    public static bool TryReadTime(string text, out DateTimeOffset value) =>
        DateTimeOffset.TryParseExact(text.Trim(), Times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out value);

    /// <summary>Bytes in base64, padded as they travel.</summary>
    public static bool TryReadBase64(string text, [NotNullWhen(true)] out string? value)
    {
        try
        {
            value = Convert.ToBase64String(Convert.FromBase64String(text));
            return true;
        }
        catch (FormatException)
        {
            value = null;
            return false;
        }
    }

    /// <summary>Parted by semicolons; blanks around an item and empty items do not count. JSON is read as such.</summary>
    public static string[] ReadList(string text) => ReadJson<string[]>(text, '[', C1JsonContext.Default.StringArray) ?? [.. text.Split(';').Select(item => item.Trim()).Where(item => item.Length > 0)];

    /// <summary>Separated by semicolons, each at its first equals sign. A key that comes twice is refused.</summary>
    public static bool TryReadMap(string text, [NotNullWhen(true)] out Dictionary<string, string>? map) => TrySplitMap(text, out map, out _);

    /// <summary>The key that keeps a text from being a map, because it comes twice; nothing where something else does.</summary>
    public static string? KeyGivenTwice(string text) => TrySplitMap(text, out _, out var twice) ? null : twice;

    /// <summary>The pairs of a text that has commas between them, as they are written with semicolons; nothing for all other texts.</summary>
    public static string? WithSemicolons(string text)
    {
        var items = text.Split(';');
        return !text.TrimStart().StartsWith("{", StringComparison.Ordinal) && items.Any(PairsWithCommas.IsMatch)
            ? string.Join(";", items.SelectMany(item => PairsWithCommas.IsMatch(item) ? item.Split(',') : [item]).Select(pair => pair.Trim()).Where(pair => pair.Length > 0))
            : null;
    }

    private static bool TrySplitMap(string text, [NotNullWhen(true)] out Dictionary<string, string>? map, out string? twice)
    {
        twice = null;
        if (ReadJson(text, '{', C1JsonContext.Default.DictionaryStringString) is { } json)
        {
            map = json;
            return true;
        }

        map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in ReadList(text))
        {
            var equals = item.IndexOf('=');
            var key = equals < 1 ? "" : item.Substring(0, equals).Trim();
            if (key.Length == 0 || map.ContainsKey(key))
            {
                (map, twice) = (null, key.Length == 0 ? null : key);
                return false;
            }

            map.Add(key, item.Substring(equals + 1).Trim());
        }

        return true;
    }

    /// <summary>What <see cref="ReadList"/> reads back.</summary>
    public static string WriteList(IEnumerable<string> items)
    {
        var all = items.ToArray();
        return all.All(IsPlain) ? string.Join(";", all) : JsonSerializer.Serialize(all, C1JsonContext.Default.StringArray);
    }

    /// <summary>What <see cref="TryReadMap"/> reads back.</summary>
    public static string WriteMap(IEnumerable<KeyValuePair<string, string>> entries)
    {
        var all = entries.ToDictionary(e => e.Key, e => e.Value);
        var text = string.Join(";", all.Select(e => e.Key + "=" + e.Value));
        return all.All(e => IsPlain(e.Key) && !e.Key.Contains('=') && (e.Value.Length == 0 || IsPlain(e.Value))) && WithSemicolons(text) is null
            ? text
            : JsonSerializer.Serialize(all, C1JsonContext.Default.DictionaryStringString);
    }

    private static bool IsPlain(string text) => text.Length > 0 && text.Trim() == text && !text.Contains(';') && text[0] is not ('{' or '[');

    private static T? ReadJson<T>(string text, char start, JsonTypeInfo<T> type)
        where T : class
    {
        if (string.IsNullOrWhiteSpace(text) || text.TrimStart()[0] != start)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(text, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
