using System;

namespace ConductorOne.AppResources;

/// <summary>Limits a search to secrets of a certain age. What is not set does not limit; each start counts in, each end does not.</summary>
internal sealed record SecretAgingFilter
{
    public DateTimeOffset? SecretCreatedAfter { get; init; }

    public DateTimeOffset? SecretCreatedBefore { get; init; }

    public DateTimeOffset? SecretExpiresAfter { get; init; }

    public DateTimeOffset? SecretExpiresBefore { get; init; }

    public DateTimeOffset? LastUsedAfter { get; init; }

    public DateTimeOffset? LastUsedBefore { get; init; }
}
