using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;

namespace ConductorOne.Validation;

/// <summary>What a CSV cell's text means: <c>yes</c>, <c>a;b;c</c>, <c>k=v;k2=v2</c>.</summary>
internal static class CellText
{
    public static bool TryReadBoolean(string text, out bool value)
    {
        value = text.Trim().ToUpperInvariant() is "TRUE" or "YES" or "1";
        return value || text.Trim().ToUpperInvariant() is "FALSE" or "NO" or "0";
    }

    /// <summary>Parted by semicolons; blanks around an item and empty items do not count.</summary>
    public static string[] ReadList(string text) => [.. text.Split(';').Select(item => item.Trim()).Where(item => item.Length > 0)];

    /// <summary>Parted by semicolons, each at its first equals sign. A key that comes twice is refused.</summary>
    public static bool TryReadMap(string text, [NotNullWhen(true)] out Dictionary<string, string>? map)
    {
        map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in ReadList(text))
        {
            var equals = item.IndexOf('=');
            var key = equals < 1 ? "" : item.Substring(0, equals).Trim();
            if (key.Length == 0 || map.ContainsKey(key))
            {
                map = null;
                return false;
            }

            map.Add(key, item.Substring(equals + 1).Trim());
        }

        return true;
    }
}
