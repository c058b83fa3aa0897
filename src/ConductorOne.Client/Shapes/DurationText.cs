using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using ConductorOne.Json;

namespace ConductorOne.Shapes;

/// <summary>What users give for a duration: a TimeSpan, <c>3600s</c> as on the wire, or <c>1.00:30:00</c>.</summary>
internal static class DurationText
{
    // Not TryParse, which takes 24:00:00 for 24 days.
    private static readonly string[] Forms = ["c", @"h\:mm", @"h\:mm\:ss"];

    public static bool TryRead(object value, out TimeSpan duration)
    {
        switch (value)
        {
            case TimeSpan span:
                duration = span;
                return true;
            case string text:
                return WireDuration.TryRead(text.Trim(), out duration)
                    || (text.Contains(":") && TimeSpan.TryParseExact(text.Trim(), Forms, CultureInfo.InvariantCulture, out duration));
            case IDictionary members when members.Entries().FirstOrDefault(m => string.Equals(m.Key, "Ticks", StringComparison.OrdinalIgnoreCase)).Value is long or int:
                // What ConvertTo-Json makes of a TimeSpan.
                duration = TimeSpan.FromTicks(Convert.ToInt64(members["Ticks"], CultureInfo.InvariantCulture));
                return true;
            default:
                duration = default;
                return false;
        }
    }
}
