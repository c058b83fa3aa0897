using System;

namespace ConductorOne.Waiting;

/// <summary>How often a slow thing is looked at, and how long it is waited for.</summary>
/// <param name="Interval">From the beginning of one look to the next, at least.</param>
/// <param name="Timeout">How long it is waited for where nothing is said.</param>
internal sealed record WaitPace(TimeSpan Interval, TimeSpan Timeout);
