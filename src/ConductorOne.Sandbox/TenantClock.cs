using System;

namespace ConductorOne.Sandbox;

/// <summary>What the tenant takes for the time wherever it judges a time that a client wrote.</summary>
internal sealed class TenantClock(TimeSpan offset)
{
    /// <summary>The time now.</summary>
    public DateTimeOffset Now => DateTimeOffset.UtcNow + offset;
}
