using System;
using System.Diagnostics;
using System.Threading;

namespace ConductorOne.Http;

/// <summary>The time of this machine. Tests let time pass as they like.</summary>
internal class MachineClock
{
    private readonly Stopwatch _running = Stopwatch.StartNew();

    /// <summary>The time of day, which somebody may set.</summary>
    public virtual DateTimeOffset UtcNow => DateTimeOffset.UtcNow;

    /// <summary>How long this clock runs: it goes on evenly, whatever the time of day is set to.</summary>
    public virtual TimeSpan Uptime => _running.Elapsed;

    /// <summary>Cancels after a while.</summary>
    public virtual void CancelAfter(CancellationTokenSource source, TimeSpan span) => source.CancelAfter(span);
}
