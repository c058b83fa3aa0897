namespace ConductorOne.Policies.Approvals;

/// <summary>The owners of the entitlement approve.</summary>
public sealed class EntitlementOwnerApproval : FallbackApprover, IPeerApprover
{
    /// <summary>Whether somebody may approve a request of their own.</summary>
    public bool? AllowSelfApproval { get; set; }

    /// <summary>Whether nobody may approve two steps of the same request.</summary>
    public bool? RequireDistinctApprovers { get; set; }
}
