using System;
using System.Collections.Generic;
using System.Linq;
using ConductorOne.Validation;

namespace ConductorOne.Http;

/// <summary>Builds what follows a path by escaping.</summary>
internal static class ApiQuery
{
    /// <summary>The fields in their order, a question mark before them; nothing where there are none.</summary>
    public static string Write(IReadOnlyCollection<KeyValuePair<string, string>> fields) => fields.Count == 0 ? ""
        : "?" + string.Join("&", fields.Select(f => Escape(f.Key, f.Key) + "=" + Escape(f.Value, f.Key)));

    private static string Escape(string text, string field)
    {
        WholeText.Check(text, field);
        return Uri.EscapeDataString(text);
    }
}
