using System;

namespace ConductorOne.Sandbox;

/// <summary>What the tenant takes for the time, and the stopwatch by which it measures how long something lives.</summary>
internal sealed class TenantClock(TimeProvider time, TimeSpan offset)
{
    /// <summary>The time now.</summary>
    public DateTimeOffset Now => time.GetUtcNow() + offset;

    /// <summary>The moment that lies this far ahead.</summary>
    public Deadline After(TimeSpan span) => new(time.GetTimestamp() + (long)(span.TotalSeconds * time.TimestampFrequency));

    /// <summary>Whether the moment is over.</summary>
    public bool HasPassed(Deadline deadline) => time.GetTimestamp() >= deadline.Timestamp;
}
