using System;
using System.Globalization;
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
            default:
                duration = default;
                return false;
        }
    }
}
