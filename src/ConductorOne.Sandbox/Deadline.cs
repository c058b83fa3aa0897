namespace ConductorOne.Sandbox;

/// <summary>A moment on the tenant's stopwatch, which no change of any clock moves. <see cref="TenantClock"/> sets and reads it.</summary>
internal readonly record struct Deadline(long Timestamp);
