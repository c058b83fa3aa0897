using System;
using System.Globalization;

namespace ConductorOne.Json;

/// <summary>Times travel as RFC 3339, in UTC.</summary>
internal static class WireTime
{
    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString("o", CultureInfo.InvariantCulture);

    /// <summary>A time that does not say where it is meant is local, as everywhere in .NET.</summary>
    public static string Format(DateTime time) => time.ToUniversalTime().ToString("o", CultureInfo.InvariantCulture);
}
