using System;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Mail;
using System.Numerics;
using ConductorOne.Json;

namespace ConductorOne.Api;

/// <summary>
/// Single values as the wire writes them in text, in every culture alike: the one rule for parameters, for hashtables and for what is
/// sent by path. Nothing comes back for what has no one text of its own: .NET would give the name of its class.
/// </summary>
internal static class ScalarText
{
    public static string? Of(object value) => value switch
    {
        string text => text,
        char character => character.ToString(),
        bool flag => flag ? "true" : "false",
        DateTime time => WireTime.Format(time),
        DateTimeOffset time => WireTime.Format(time),
        TimeSpan duration => WireDuration.Format(duration),
        Uri address => address.OriginalString,
        MailAddress address => address.Address,
        FileSystemInfo file => file.FullName,
        TimeZoneInfo zone => zone.Id,
        Enum or Guid or Version or IPAddress => value.ToString(),
        double or float => ((IFormattable)value).ToString("R", CultureInfo.InvariantCulture),
        _ when IsNumber(value) => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => OfNewerClass(value),
    };

    /// <summary>Whether it is a number: every numeric type that PowerShell has.</summary>
    public static bool IsNumber(object value) => value is not Enum
        && value is sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal or BigInteger;

    // Classes that are not there in every build, or belong to the shell.
    private static string? OfNewerClass(object value) => value.GetType().FullName switch
    {
        "System.DateOnly" or "System.TimeOnly" => ((IFormattable)value).ToString("o", CultureInfo.InvariantCulture),
        "System.Int128" or "System.UInt128" or "System.Half" => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        "System.Management.Automation.SemanticVersion" => value.ToString(),
        _ => null,
    };
}
