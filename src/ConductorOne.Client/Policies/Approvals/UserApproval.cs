namespace ConductorOne.Policies.Approvals;

/// <summary>Named people approve.</summary>
public sealed class UserApproval : Approver, IPeerApprover
{
    /// <summary>Who: 1 to 32 user ids.</summary>
    public string[]? UserIds { get; set; }

    /// <summary>Whether somebody may approve a request of their own.</summary>
    public bool? AllowSelfApproval { get; set; }

    /// <summary>Whether nobody may approve two steps of the same request.</summary>
    public bool? RequireDistinctApprovers { get; set; }
}
