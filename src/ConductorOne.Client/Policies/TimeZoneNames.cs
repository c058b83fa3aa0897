using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Policies;

/// <summary>
/// The time zones that C1 knows: the names of the IANA list. They come from a table, so that a name is judged alike on every machine;
/// Windows PowerShell has none of them by itself.
/// </summary>
internal static class TimeZoneNames
{
    private const int MostHints = 5;

    private static readonly Lazy<(string[] Iana, Dictionary<string, string> Windows)> Table = new(Load);

    public static IReadOnlyList<string> All => Table.Value.Iana;

    /// <exception cref="C1InputException">It is no such name: suggests what was probably meant.</exception>
    public static void Check(string? name, string at)
    {
        if (string.IsNullOrEmpty(name) || All.Contains(name!))
        {
            return;
        }

        var typed = name!.Trim();
        Required.That(
            !Table.Value.Windows.TryGetValue(typed, out var iana), at, () => Messages.TimezoneOfWindows.With(typed, iana));

        // The list grows: a machine may know a name that the table does not.
        var near = Near(typed);
        Required.That(near.Length == 0 && IsKnownHere(name!), at, () => Messages.TimezoneUnknown.With(name, near.Length == 0 ? "" : Nearest.Hint(near)));
    }

    // The same in another case, then by its city, then in part, then misspelt.
    private static string[] Near(string typed)
    {
        var folded = Fold(typed);
        Func<string, bool>[] ways =
        [
            zone => Fold(zone) == folded,
            zone => Fold(zone.Substring(zone.LastIndexOf('/') + 1)) == folded,
            zone => folded.Length > 2 && Fold(zone).Contains(folded),
        ];
        var found = ways.Select(way => All.Where(way).Take(MostHints).ToArray()).FirstOrDefault(zones => zones.Length > 0);
        return found ?? (Nearest.Find(typed, All) is { } nearest ? [nearest] : []);
    }

    private static string Fold(string name) => name.Replace(' ', '_').ToUpperInvariant();

    private static bool IsKnownHere(string name)
    {
        try
        {
            return name.Contains('/') && TimeZoneInfo.FindSystemTimeZoneById(name).Id == name;
        }
        catch (Exception e) when (e is TimeZoneNotFoundException or InvalidTimeZoneException or System.Security.SecurityException or IOException or ArgumentException)
        {
            return false;
        }
    }

    // A line: a name, or a name of Windows, TAB, the one that it stands for.
    private static (string[] Iana, Dictionary<string, string> Windows) Load()
    {
        using var stream = typeof(TimeZoneNames).Assembly.GetManifestResourceStream("TimeZones.txt")!;
        using var reader = new StreamReader(stream);
        var iana = new List<string>(600);
        var windows = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split('\t');
            if (parts.Length == 2)
            {
                windows[parts[0]] = parts[1];
            }
            else if (!line.StartsWith("#", StringComparison.Ordinal))
            {
                iana.Add(line);
            }
        }

        return ([.. iana], windows);
    }
}
