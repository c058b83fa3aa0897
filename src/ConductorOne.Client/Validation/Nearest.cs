using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ConductorOne.Resources;

namespace ConductorOne.Validation;

/// <summary>Finds what somebody probably meant to type.</summary>
internal static class Nearest
{
    // A longer list helps nobody.
    private const int MostHints = 12;

    // Three would make a description of a subscription.
    private const int MostMistakes = 2;

    // Fewer are too little to tell.
    private const int LeastLetters = 3;

    /// <summary>" Did you mean X or Y?", or nothing, ready to stand behind a sentence.</summary>
    public static string Hint(string typed, IEnumerable<string> known) => All(typed, known) is { Count: > 0 } all ? Hint(all) : "";

    /// <summary>The same for names that are known to be meant.</summary>
    public static string Hint(IReadOnlyList<string> meant)
    {
        var shown = meant.Take(MostHints).Select(name => "\"" + name + "\"").ToArray();
        var last = meant.Count > MostHints ? "…" : shown[shown.Length - 1];
        var others = string.Join(", ", meant.Count > MostHints ? shown : shown.Take(shown.Length - 1));
        return " " + Messages.DidYouMean.With(others.Length == 0 ? last : Messages.OneOrOther.With(others, last));
    }

    public static string? Find(string typed, IEnumerable<string> known) => All(typed, known).FirstOrDefault();

    /// <summary>The names that are nearest, however far that is: those that contain the text come first, and of these, too, the nearest.</summary>
    public static string[] Closest(string typed, IEnumerable<string> known, int count)
    {
        var folded = Fold(typed);
        return
        [
            .. known
                .Select(name => (Name: name, Folded: Fold(name)))
                .OrderBy(other => folded.Length == 0 || other.Folded.IndexOf(folded, StringComparison.Ordinal) < 0)
                .ThenBy(other => Distance(folded, other.Folded))
                .ThenBy(other => other.Name, StringComparer.Ordinal)
                .Select(other => other.Name)
                .Take(count),
        ];
    }

    /// <summary>The name that a text is a misspelling of: stricter than <see cref="Find"/>, because the text may well be right.</summary>
    public static string? Misspelt(string typed, IEnumerable<string> known)
    {
        var folded = Fold(typed);
        string? nearest = null;
        var smallest = Math.Min(folded.Length / 4, MostMistakes) + 1;
        foreach (var candidate in folded.Length > 0 ? known : [])
        {
            var other = Fold(candidate);
            var distance = Distance(folded, other);

            // Few get the first letter wrong: a prescription is no description.
            if (distance < smallest && (distance < MostMistakes || other[0] == folded[0]))
            {
                (nearest, smallest) = (candidate, distance);
            }
        }

        return nearest;
    }

    /// <summary>The one name that a text is the beginning of, as PowerShell takes it for a parameter.</summary>
    public static string? Abbreviated(string typed, IEnumerable<string> known)
    {
        var folded = Fold(typed);
        var found = folded.Length < LeastLetters ? [] : known.Where(name => Fold(name).StartsWith(folded, StringComparison.Ordinal)).ToArray();
        return found.Length == 1 ? found[0] : null;
    }

    // Those that are equally near. A name that contains the text is as near as one with a single mistake.
    private static List<string> All(string typed, IEnumerable<string> known)
    {
        var nearest = new List<string>();
        var folded = typed.ToLower(CultureInfo.InvariantCulture);
        var smallest = Math.Max(2, typed.Length / 3);
        foreach (var candidate in known)
        {
            var other = candidate.ToLower(CultureInfo.InvariantCulture);
            var distance = folded.Length > 2 && other.Contains(folded) ? 1 : Distance(folded, other);
            if (distance > smallest || distance >= Math.Max(folded.Length, other.Length))
            {
                continue;
            }

            if (distance < smallest)
            {
                smallest = distance;
                nearest.Clear();
            }

            nearest.Add(candidate);
        }

        return nearest;
    }

    private static string Fold(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    // Levenshtein, with two letters that changed places as one mistake.
    private static int Distance(string a, string b)
    {
        var (before, last, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }
}
