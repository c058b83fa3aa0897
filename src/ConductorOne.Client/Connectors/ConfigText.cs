using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using ConductorOne.Api;
using ConductorOne.Http;
using ConductorOne.Shapes;
using ConductorOne.Validation;

namespace ConductorOne.Connectors;

/// <summary>The text that the wire has for each type of a configuration field. Nothing comes back for what does not fit.</summary>
internal static class ConfigText
{
    public static string? Single(object value) => value is SecureString secret ? SecretText.Reveal(secret) : ScalarText.Of(value);

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static string? Bool(object value) => Single(value) is { } text && CellText.TryReadBoolean(text, out var flag) ? (flag ? "true" : "false") : null;

    /// <summary>Comma-joined. An item with a comma would fall apart on the other side.</summary>
    public static string? List(object value)
    {
        var items = value is IEnumerable list and not (string or byte[]) ? [.. list.Cast<object?>().Select(i => i is null ? null : Single(i))]
            : Single(value) is { } text ? text.Contains(';') ? CellText.ReadList(text) : text.Split(',').Select(i => i.Trim()).ToArray()
            : (string?[])[null];
        return items.Any(i => i is null || i.Contains(',')) ? null : string.Join(",", items);
    }

    public static IReadOnlyList<KeyValuePair<string, string>>? Map(object value)
    {
        if (value is IDictionary members)
        {
            var items = members.Entries()
                .Select(m => (m.Key, Value: m.Value is null ? "" : Single(m.Value)))
                .ToArray();
            return items.Any(i => i.Value is null) ? null : [.. items.Select(i => new KeyValuePair<string, string>(i.Key, i.Value!))];
        }

        return Single(value) is { } text && CellText.TryReadMap(text, out var map) ? [.. map] : null;
    }
}
