using System;
using System.Globalization;

namespace ConductorOne.Sandbox.Wire;

/// <summary>Tells the time the way the live server writes it: RFC 3339 in UTC with none, three, six or nine digits of a second.</summary>
internal sealed class WireClock(TenantClock clock)
{
    private static readonly long[] Cuts = [1, TimeSpan.TicksPerSecond, TimeSpan.TicksPerMillisecond, TimeSpan.TicksPerMicrosecond];
    private static readonly string[] Forms = ["", "ss'Z'", "ss.fff'Z'", "ss.ffffff'Z'"];

    private readonly object _gate = new();
    private uint _readings;
    private long _latest;

    /// <summary>The time now. No time is before one that was told earlier, however few digits it has.</summary>
    public string Now()
    {
        lock (_gate)
        {
            var time = clock.Now.UtcDateTime.Ticks;
            var form = Next();
            form = time - (time % Cuts[form]) > _latest ? form : 0;
            _latest = Math.Max(_latest, time - (time % Cuts[form]));
            return Text(new DateTime(time), form);
        }
    }

    /// <summary>The time that lies this far ahead.</summary>
    public string After(TimeSpan span)
    {
        lock (_gate)
            return Text(clock.Now.UtcDateTime + span, Next());
    }

    // Every other time has all digits.
    private int Next() => (++_readings % 8) switch
    {
        0 => 1,
        4 => 2,
        2 or 6 => 3,
        _ => 0,
    };

    // A .NET time ends at 100 ns: the last two digits are made up.
    private string Text(DateTime time, int form) => time.ToString(
        "yyyy-MM-dd'T'HH:mm:" + (form == 0 ? $"ss.fffffff'{_readings * 37 % 99 + 1:00}Z'" : Forms[form]), CultureInfo.InvariantCulture);
}
