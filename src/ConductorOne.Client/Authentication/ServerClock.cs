using System;
using System.Threading;

namespace ConductorOne.Authentication;

/// <summary>The time as the server tells it: what is signed must not fail because the clock of this machine is minutes off.</summary>
internal sealed class ServerClock
{
    // The Date of an answer has no fractions, and has been under way.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(30);

    private long _offsetTicks;

    public DateTimeOffset Now => DateTimeOffset.UtcNow.AddTicks(Interlocked.Read(ref _offsetTicks));

    /// <summary>Sets itself by the Date of an answer. True where that made a difference.</summary>
    public bool Learn(DateTimeOffset? date)
    {
        if (date is not { } told || (told - Now).Duration() <= Tolerance)
        {
            return false;
        }

        Interlocked.Exchange(ref _offsetTicks, (told - DateTimeOffset.UtcNow).Ticks);
        return true;
    }
}
