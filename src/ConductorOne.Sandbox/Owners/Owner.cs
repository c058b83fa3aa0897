namespace ConductorOne.Sandbox.Owners;

/// <summary>One owner of something: a user, or an entitlement.</summary>
/// <param name="RoleSlug">The role under which it is kept.</param>
/// <param name="UserId">The user, or null.</param>
/// <param name="EntitlementId">The entitlement, or null.</param>
/// <param name="CreatedAt">Since when.</param>
internal sealed record Owner(string RoleSlug, string? UserId, string? EntitlementId, string CreatedAt)
{
    /// <summary>The role of users that were added without one.</summary>
    public const string DefaultRole = "owner";

    /// <summary>Whether a connector says so.</summary>
    public bool IsImmutable { get; init; }

    /// <summary>Whether it is the same owner under the same role.</summary>
    public bool IsSame(Owner other) => (RoleSlug, UserId, EntitlementId) == (other.RoleSlug, other.UserId, other.EntitlementId);
}
