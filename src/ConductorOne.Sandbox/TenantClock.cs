using System;
using System.Threading;

namespace ConductorOne.Sandbox;

/// <summary>What the tenant takes for the time, and the stopwatch by which it measures how long something lives.</summary>
internal sealed class TenantClock(TimeProvider time, TimeSpan offset)
{
    private long _advancedTicks;

    /// <summary>The time now.</summary>
    public DateTimeOffset Now => time.GetUtcNow() + offset + Advanced;

    private TimeSpan Advanced => TimeSpan.FromTicks(Interlocked.Read(ref _advancedTicks));

    private long Timestamp => time.GetTimestamp() + TimestampsOf(Advanced);

    /// <summary>Lets time pass at once, here and nowhere else.</summary>
    public void Advance(TimeSpan span) => Interlocked.Add(ref _advancedTicks, span.Ticks);

    /// <summary>The moment that lies this far ahead.</summary>
    public Deadline After(TimeSpan span) => new(Timestamp + TimestampsOf(span));

    /// <summary>Whether the moment is over.</summary>
    public bool HasPassed(Deadline deadline) => Timestamp >= deadline.Timestamp;

    private long TimestampsOf(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);
}
