using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ConductorOne.Json;

/// <summary>Times travel as RFC 3339, in UTC.</summary>
internal static class WireTime
{
    // What is near it, too: small letters, a blank for the T, any number of digits behind the point, no offset.
    private static readonly Regex Form = new(
        @"\A\s*([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[Tt ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,64}))?)?\s?(?:[Zz]|([+-])([0-9]{2}):?([0-9]{2})?)?)?\s*\z",
        RegexOptions.CultureInvariant);

    private const int Longest = 128;

    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString("o", CultureInfo.InvariantCulture);

    /// <summary>A time that does not say where it is meant is local, as everywhere in .NET.</summary>
    public static string Format(DateTime time) => time.ToUniversalTime().ToString("o", CultureInfo.InvariantCulture);

    /// <summary>Reads a time. Without an offset it is UTC. A leap second is the beginning of the next minute, and 24:00 that of the next day.</summary>
    public static bool TryRead(string text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length > Longest || Form.Match(text) is not { Success: true } match)
        {
            return false;
        }

        var (year, month, day) = (Number(match, 1), Number(match, 2), Number(match, 3));
        var (hour, minute, second) = (Number(match, 4), Number(match, 5), Number(match, 6));
        var ticks = long.Parse(match.Groups[7].Value.PadRight(7, '0').Substring(0, 7), CultureInfo.InvariantCulture);
        var offset = new TimeSpan(Number(match, 9), Number(match, 10), 0);
        if (year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month)
            || hour > 24 || minute > 59 || second > 60 || (hour == 24 && (minute > 0 || second > 0 || ticks > 0))
            || offset > TimeSpan.FromHours(14) || Number(match, 10) > 59)
        {
            return false;
        }

        offset = match.Groups[8].Value == "-" ? offset.Negate() : offset;
        var local = new DateTime(year, month, day).Ticks + new TimeSpan(hour, minute, second).Ticks + (second == 60 ? 0 : ticks);
        if (!IsTime(local) || !IsTime(local - offset.Ticks))
        {
            return false;
        }

        time = new DateTimeOffset(local, offset);
        return true;
    }

    private static int Number(Match match, int group) => match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;

    private static bool IsTime(long ticks) => ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks;
}
