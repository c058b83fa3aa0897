namespace ConductorOne.Policies.Approvals;

/// <summary>The owners of the app approve. There is no fallback.</summary>
public sealed class AppOwnerApproval : Approver, IPeerApprover
{
    /// <summary>Whether somebody may approve a request of their own.</summary>
    public bool? AllowSelfApproval { get; set; }

    /// <summary>Whether nobody may approve two steps of the same request.</summary>
    public bool? RequireDistinctApprovers { get; set; }
}
