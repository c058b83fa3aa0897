using System;
using System.Globalization;
using System.Linq;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Connectors;

/// <summary>A cron expression: five fields, or one of the words that stand for them. Checked before it is sent, since a schedule shows its faults late.</summary>
internal static class CronText
{
    private static readonly string[] Words = ["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"];

    private static readonly Place[] Places =
    [
        new(() => Messages.CronMinute, 0, 59),
        new(() => Messages.CronHour, 0, 23),
        new(() => Messages.CronDayOfMonth, 1, 31) { MayBeOpen = true },
        new(() => Messages.CronMonth, 1, 12) { Names = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"] },

        // Some count Sunday as 7.
        new(() => Messages.CronDayOfWeek, 0, 7) { Names = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"], MayBeOpen = true },
    ];

    /// <exception cref="C1InputException">It is none: says which part is wrong.</exception>
    public static void Check(string text, string at)
    {
        var trimmed = text.Trim();
        if (Words.Contains(trimmed, StringComparer.OrdinalIgnoreCase))
        {
            return;
        }

        // The API has a field of its own for the time zone, and its description knows no intervals.
        var parts = trimmed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Required.That(!HasZone(trimmed), at, () => Messages.ScheduleIsNoCron.With(text, Messages.CronHasZone));
        Required.That(!trimmed.StartsWith("@every", StringComparison.OrdinalIgnoreCase), at, () => Messages.ScheduleIsNoCron.With(text, Messages.CronIsInterval.With(parts.Length)));
        Required.That(parts.Length == Places.Length, at, () => Messages.ScheduleIsNoCron.With(text, Messages.CronFieldCount.With(parts.Length)));
        foreach (var (part, place) in parts.Zip(Places, (part, place) => (part, place)))
        {
            Required.That(
                part.Split(',').All(place.Takes),
                at,
                () => Messages.ScheduleIsNoCron.With(text, Messages.CronFieldUnfit.With(place.Name(), part, place.Least, place.Most)));
        }
    }

    private static bool HasZone(string text) =>
        text.StartsWith("TZ=", StringComparison.OrdinalIgnoreCase) || text.StartsWith("CRON_TZ=", StringComparison.OrdinalIgnoreCase);

    private sealed record Place(Func<string> Name, int Least, int Most)
    {
        public string[] Names { get; init; } = [];

        /// <summary>Whether a question mark says that the other kind of day counts.</summary>
        public bool MayBeOpen { get; init; }

        // *, 5, 5-10, MON-FRI, each with /2 behind it where steps are meant.
        public bool Takes(string item)
        {
            var (range, step) = Halves(item, '/');
            if (step is not null && (!TryRead(step, out var by) || by == 0 || by > Most))
            {
                return false;
            }

            if (range == "*" || (MayBeOpen && range == "?" && step is null))
            {
                return true;
            }

            var (from, to) = Halves(range, '-');
            return TryReadValue(from, out var first) && (to is null || (TryReadValue(to, out var last) && first <= last));
        }

        private bool TryReadValue(string text, out int value)
        {
            var named = Array.FindIndex(Names, name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase));
            value = Least + named;
            return named >= 0 || (TryRead(text, out value) && value >= Least && value <= Most);
        }

        private static bool TryRead(string text, out int value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

        private static (string Before, string? Behind) Halves(string text, char between) =>
            text.IndexOf(between) is >= 0 and var position ? (text.Substring(0, position), text.Substring(position + 1)) : (text, null);
    }
}
