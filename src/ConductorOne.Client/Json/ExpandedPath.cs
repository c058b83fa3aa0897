using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace ConductorOne.Json;

/// <summary>Follows the JSONPath of a view into the objects that came along: <c>$.expanded[0]</c>, <c>$.expanded[1,2]</c>.</summary>
internal static class ExpandedPath
{
    private static readonly Regex Shape = new(@"\A\$\.expanded\[([0-9]{1,6}(?:,\s*[0-9]{1,6})*)\]\z", RegexOptions.CultureInvariant);

    public static object? Single(string path, IReadOnlyList<object?> expanded) => All(path, expanded).FirstOrDefault();

    public static object?[] All(string path, IReadOnlyList<object?> expanded) => Shape.Match(path) is { Success: true } match
        ? [.. match.Groups[1].Value.Split(',').Select(i => int.Parse(i, CultureInfo.InvariantCulture)).Where(i => i < expanded.Count).Select(i => expanded[i])]
        : [];
}
