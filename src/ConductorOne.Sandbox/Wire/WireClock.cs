using System;
using System.Globalization;
using System.Threading;

namespace ConductorOne.Sandbox.Wire;

/// <summary>Tells the time the way the live server writes it: RFC 3339 in UTC with none, three, six or nine digits of a second.</summary>
internal sealed class WireClock(TenantClock clock)
{
    private uint _readings;

    /// <summary>The time now.</summary>
    public string Now() => After(TimeSpan.Zero);

    /// <summary>The time that lies this far ahead.</summary>
    public string After(TimeSpan span)
    {
        var time = clock.Now.UtcDateTime + span;
        var reading = Interlocked.Increment(ref _readings);
        var format = (reading % 8) switch
        {
            2 or 6 => "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'",
            4 => "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
            0 => "yyyy-MM-dd'T'HH:mm:ss'Z'",
            // A .NET time ends at 100 ns: the last two digits are made up.
            _ => $"yyyy-MM-dd'T'HH:mm:ss.fffffff'{reading * 37 % 99 + 1:00}Z'",
        };
        return time.ToString(format, CultureInfo.InvariantCulture);
    }
}
