using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace ConductorOne.Http;

/// <summary>Reads the header Retry-After: seconds, which may have a fraction, or a point in time in one of the three forms of HTTP.</summary>
internal static class RetryAfter
{
    private const int Longest = 64;

    private static readonly Regex Seconds = new(@"\A[0-9]+(\.[0-9]*)?\z|\A\.[0-9]+\z", RegexOptions.CultureInvariant);

    private static readonly Regex Weekday = new(@"\A[A-Za-z]+,?\s+", RegexOptions.CultureInvariant);

    // RFC 9110, section 5.6.7, without the day of the week.
    private static readonly string[] Forms = ["d MMM yyyy H:m:s 'GMT'", "d-MMM-yy H:m:s 'GMT'", "MMM d H:m:s yyyy", "d MMM yyyy H:m:s 'UTC'", "d MMM yyyy H:m:s zzz"];

    /// <summary>How long to wait from now; nothing where no wait is asked for, or what is asked cannot be read.</summary>
    /// <param name="values">The header, as often as it came.</param>
    /// <param name="now">When the server answered, by its own clock.</param>
    public static TimeSpan? Read(IEnumerable<string> values, DateTimeOffset now)
    {
        var wait = values.Select(value => One(value.Trim(), now)).FirstOrDefault(value => value is not null);
        return wait > TimeSpan.Zero ? wait : null;
    }

    private static TimeSpan? One(string text, DateTimeOffset now)
    {
        if (!Seconds.IsMatch(text))
        {
            return TimeIn(text) - now;
        }

        return text.Length <= Longest && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            && seconds < (decimal)TimeSpan.MaxValue.TotalSeconds - 1
            ? TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond))
            : TimeSpan.MaxValue;
    }

    private static DateTimeOffset? TimeIn(string text) => text.Length <= Longest
        && DateTimeOffset.TryParseExact(
            Weekday.Replace(text, ""),
            Forms,
            English(),
            DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.AssumeUniversal,
            out var time)
        ? time
        : null;

    // A year of two digits is one of this century: .NET Framework takes 30 for 1930.
    private static CultureInfo English()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.DateTimeFormat.Calendar.TwoDigitYearMax = 2099;
        return culture;
    }
}
