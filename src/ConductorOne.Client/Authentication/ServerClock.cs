using System;
using System.Threading;
using ConductorOne.Http;

namespace ConductorOne.Authentication;

/// <summary>The time as the server tells it: what is signed must not fail because the clock of this machine is minutes off.</summary>
/// <param name="machine">The clock of this machine.</param>
internal sealed class ServerClock(MachineClock machine)
{
    /// <summary>How wrong the clock of this machine may be before the server has told its own.</summary>
    public static readonly TimeSpan WorstSkew = TimeSpan.FromMinutes(5);

    // The Date of an answer has no fractions, and has been under way.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(30);

    // Beyond this an answer is dated by mistake, and a time would be too far off to reckon with.
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(366);

    private long _offsetTicks;

    /// <summary>The clock of this machine.</summary>
    public MachineClock Machine => machine;

    public DateTimeOffset Now => machine.UtcNow.AddTicks(Interlocked.Read(ref _offsetTicks));

    /// <summary>Sets itself by the Date of an answer. True where that made a difference.</summary>
    public bool Learn(DateTimeOffset? date)
    {
        if (date is not { } told || (told - Now).Duration() <= Tolerance)
        {
            return false;
        }

        var offset = told - machine.UtcNow;
        if (offset.Duration() > Furthest)
        {
            return false;
        }

        Interlocked.Exchange(ref _offsetTicks, offset.Ticks);
        return true;
    }
}
