using System;

namespace ConductorOne.Http;

/// <summary>How a session sends, whoever it is.</summary>
internal sealed record ClientSettings
{
    public NetworkSettings Network { get; init; } = new();

    public RetryRule Retry { get; init; } = new();

    /// <summary>The clock of this machine.</summary>
    public MachineClock Clock { get; init; } = new();

    /// <summary>For one attempt, to the last byte of its answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>How much of an answer is read.</summary>
    public AnswerLimits Limits { get; init; } = new();

    /// <summary>How many requests a pipe has under way at once where it does not say so itself.</summary>
    public int ThrottleLimit { get; init; } = 1;

    /// <summary>Whether tokens are bound to a key of the session (RFC 9449).</summary>
    public bool ProvesPossession { get; init; }
}
