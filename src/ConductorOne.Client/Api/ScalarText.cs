using System;
using System.Globalization;
using System.Numerics;
using ConductorOne.Json;

namespace ConductorOne.Api;

/// <summary>Single values as the wire writes them in text. Nothing comes back for what has no text of its own.</summary>
internal static class ScalarText
{
    public static string? Of(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTime time => WireTime.Format(time),
        DateTimeOffset time => WireTime.Format(time),
        TimeSpan duration => WireDuration.Format(duration),
        byte[] bytes => Convert.ToBase64String(bytes),
        Uri address => address.OriginalString,
        Enum name => name.ToString(),
        double or float => ((IFormattable)value).ToString("R", CultureInfo.InvariantCulture),
        IConvertible or Guid or BigInteger => Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => null,
    };
}
