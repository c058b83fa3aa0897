namespace ConductorOne.Policies.Approvals;

/// <summary>The members of a group approve.</summary>
public sealed class AppGroupApproval : FallbackApprover, IPeerApprover
{
    /// <summary>The group: the id of its membership entitlement.</summary>
    public string? AppGroupId { get; set; }

    /// <summary>The app that holds the group.</summary>
    public string? AppId { get; set; }

    /// <summary>Whether somebody may approve a request of their own.</summary>
    public bool? AllowSelfApproval { get; set; }

    /// <summary>Whether nobody may approve two steps of the same request.</summary>
    public bool? RequireDistinctApprovers { get; set; }
}
