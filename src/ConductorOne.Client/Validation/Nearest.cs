using System;
using System.Collections.Generic;
using System.Globalization;
using ConductorOne.Resources;

namespace ConductorOne.Validation;

/// <summary>Finds what somebody probably meant to type.</summary>
internal static class Nearest
{
    /// <summary>" Did you mean X?" or nothing, ready to stand behind a sentence.</summary>
    public static string Hint(string typed, IEnumerable<string> known) =>
        Find(typed, known) is { } nearest ? " " + Messages.DidYouMean.With(nearest) : "";

    public static string? Find(string typed, IEnumerable<string> known)
    {
        string? nearest = null;
        var folded = typed.ToLower(CultureInfo.InvariantCulture);
        var smallest = Math.Max(2, typed.Length / 3) + 1;
        foreach (var candidate in known)
        {
            var other = candidate.ToLower(CultureInfo.InvariantCulture);
            var distance = folded.Length > 2 && other.Contains(folded) ? 1 : Distance(folded, other);
            if (distance < smallest && distance < Math.Max(folded.Length, other.Length))
            {
                (nearest, smallest) = (candidate, distance);
            }
        }

        return nearest;
    }

    // Levenshtein with one row.
    private static int Distance(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
