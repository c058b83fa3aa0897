using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace ConductorOne.Http;

/// <summary>The time of this machine. Tests let time pass as they like.</summary>
internal class MachineClock
{
    // Of the timer, which drops fractions of it.
    private static readonly TimeSpan OneTick = TimeSpan.FromMilliseconds(1);

    private readonly Stopwatch _running = Stopwatch.StartNew();

    /// <summary>The time of day, which somebody may set.</summary>
    public virtual DateTimeOffset UtcNow => DateTimeOffset.UtcNow;

    /// <summary>How long this clock runs: it goes on evenly, whatever the time of day is set to.</summary>
    public virtual TimeSpan Uptime => _running.Elapsed;

    /// <summary>Cancels after a while.</summary>
    public virtual void CancelAfter(CancellationTokenSource source, TimeSpan span) => source.CancelAfter(span);

    /// <summary>Is over after a while, and never before.</summary>
    public virtual Task Delay(TimeSpan span, CancellationToken cancellationToken) => Task.Delay(span + OneTick, cancellationToken);
}
