using System;

namespace ConductorOne.Sandbox.Tests;

/// <summary>A clock and a stopwatch that stand still until a test moves them.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly object _gate = new();
    private DateTimeOffset _now = DateTimeOffset.UtcNow;
    private long _timestamp;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Lets time pass.</summary>
    public void Advance(TimeSpan span)
    {
        lock (_gate)
            (_now, _timestamp) = (_now + span, _timestamp + span.Ticks);
    }

    /// <summary>Sets the clock, as an administrator does; the stopwatch goes on undisturbed.</summary>
    public void SetClock(TimeSpan ahead)
    {
        lock (_gate)
            _now += ahead;
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    public override long GetTimestamp()
    {
        lock (_gate)
            return _timestamp;
    }
}
