using System;
using System.Collections.Generic;
using System.Text.Json;

namespace ConductorOne.Sandbox.Wire;

/// <summary>The values that a search names in one of its lists.</summary>
internal sealed class Filter
{
    private readonly HashSet<string> _values;

    public Filter(IEnumerable<string> values, bool ignoresCase = false) =>
        _values = new HashSet<string>(values, ignoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    /// <summary>Whether the search names any.</summary>
    public bool IsSet => _values.Count > 0;

    /// <summary>The filter of one field.</summary>
    public static Filter Read(JsonElement body, string name, bool ignoresCase = false) => new(body.Texts(name), ignoresCase);

    /// <summary>Whether a search takes a text, in which it looks for others, ignoring case. An empty search takes all.</summary>
    public static bool Finds(string query, params ReadOnlySpan<string> texts)
    {
        if (query.Length == 0)
            return true;
        foreach (var text in texts)
        {
            if (text.Contains(query, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>Whether a text is the one that is looked for, ignoring case. An empty search takes all.</summary>
    public static bool Is(string wanted, string text) => wanted.Length == 0 || text.Equals(wanted, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the search names this value.</summary>
    public bool Names(string value) => _values.Contains(value);

    /// <summary>Whether the search is restricted to values of which this is one, or is not restricted at all.</summary>
    public bool Takes(string value) => !IsSet || Names(value);
}
