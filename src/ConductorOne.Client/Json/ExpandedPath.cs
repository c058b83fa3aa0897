using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace ConductorOne.Json;

/// <summary>
/// Follows the JSONPath of a view into the objects that came along: <c>$.expanded[0]</c>, <c>$['expanded'][1,2]</c>, <c>$.expanded[*]</c>,
/// <c>$.expanded[-1:]</c>. What leads nowhere, or is written in another way, leads to nothing.
/// </summary>
internal static class ExpandedPath
{
    private const string Root = "expanded";

    private const string Quoted = @"'(?:[^'\\]|\\.)*'|""(?:[^""\\]|\\.)*""";

    private const string Selector = @"\s*(?:" + Quoted + @"|\*|-?[0-9]+|-?[0-9]*:-?[0-9]*(?::-?[0-9]*)?)\s*";

    // One step: .name, .*, [selector, selector] and the name that a path may begin with.
    private static readonly Regex Step = new(
        @"\G(?:\.?(?<name>[A-Za-z_@][A-Za-z0-9_@-]*|(?<=\.)\*)|\.?\[(?:(?<selector>" + Selector + @")(?:,(?=[^\]])|(?=\])))+\])",
        RegexOptions.CultureInvariant);

    public static object? Single(string path, IReadOnlyList<object?> expanded) => All(path, expanded) is { Count: > 0 } found ? found[0] : null;

    public static IReadOnlyList<object?> All(string path, IReadOnlyList<object?> expanded)
    {
        var steps = JsonSize.MostTokens;
        return All(path, expanded, ref steps);
    }

    /// <param name="path">The path.</param>
    /// <param name="expanded">What it points into.</param>
    /// <param name="stepsLeft">How many values may still be passed; each takes one away.</param>
    public static IReadOnlyList<object?> All(string path, IReadOnlyList<object?> expanded, ref int stepsLeft)
    {
        if (path.Length == 0)
        {
            return [];
        }

        var at = path[0] == '$' ? 1 : 0;
        List<object?>? found = null;
        while (at < path.Length)
        {
            if (Step.Match(path, at) is not { Success: true } step)
            {
                return [];
            }

            at += step.Length;
            var selectors = step.Groups["name"] is { Success: true } name ? (string[])[name.Value == "*" ? "*" : "'" + name.Value + "'"]
                : [.. step.Groups["selector"].Captures.Cast<Capture>().Select(c => c.Value.Trim())];
            if (found is null)
            {
                if (selectors.Length != 1 || NameOf(selectors[0]) != Root)
                {
                    return [];
                }

                found = [expanded];
                continue;
            }

            var next = new List<object?>();
            foreach (var node in found)
            {
                foreach (var selector in selectors)
                {
                    Select(node, selector, next, ref stepsLeft);
                }
            }

            found = next;
        }

        // The list itself is none of its objects.
        return found is null || (found.Count == 1 && ReferenceEquals(found[0], expanded)) ? [] : found;
    }

    private static void Select(object? node, string selector, List<object?> into, ref int stepsLeft)
    {
        foreach (var value in Values(node, selector))
        {
            if (--stepsLeft < 0)
            {
                return;
            }

            into.Add(value);
        }
    }

    private static IEnumerable<object?> Values(object? node, string selector) => (node, NameOf(selector)) switch
    {
        (IDictionary<string, object?> members, { } name) => members.TryGetValue(name, out var value) ? [value] : [],
        (IDictionary<string, object?> members, null) => selector == "*" ? members.Values : [],
        (IReadOnlyList<object?> items, null) => selector == "*" ? items : selector.Contains(':') ? Slice(items, selector) : At(items, selector),
        _ => [],
    };

    private static string? NameOf(string selector) =>
        selector.Length > 1 && selector[0] is '\'' or '"' ? Regex.Replace(selector.Substring(1, selector.Length - 2), @"\\(.)", "$1") : null;

    private static IEnumerable<object?> At(IReadOnlyList<object?> items, string selector) =>
        int.TryParse(selector, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index)
        && (index >= 0 ? index : index + items.Count) is var at && at >= 0 && at < items.Count ? [items[at]] : [];

    // RFC 9535, section 2.3.4.2.2.
    private static IEnumerable<object?> Slice(IReadOnlyList<object?> items, string selector)
    {
        var parts = selector.Split(':');
        var step = Number(parts.ElementAtOrDefault(2), 1);
        if (step == 0)
        {
            yield break;
        }

        var count = (long)items.Count;
        var start = Bound(parts[0], step > 0 ? 0 : count - 1);
        var end = Bound(parts[1], step > 0 ? count : -1);
        for (var i = Math.Max(start, 0); step > 0 && i < Math.Min(end, count); i += step)
        {
            yield return items[(int)i];
        }

        for (var i = Math.Min(start, count - 1); step < 0 && i > Math.Max(end, -1); i += step)
        {
            yield return items[(int)i];
        }

        long Bound(string text, long usual) => text.Length == 0 ? usual : Number(text, 0) is var n && n < 0 ? n + count : Number(text, 0);
    }

    // Beyond an int, any number points behind the end of every list.
    private static long Number(string? text, long usual) => string.IsNullOrEmpty(text) ? usual
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? Math.Max(Math.Min(number, int.MaxValue), -int.MaxValue)
        : text![0] == '-' ? -int.MaxValue : int.MaxValue;
}
