namespace ConductorOne.Policies.Approvals;

/// <summary>Approvers who may be the person whom the request is for, or the same in several steps.</summary>
internal interface IPeerApprover
{
    bool? AllowSelfApproval { get; set; }

    bool? RequireDistinctApprovers { get; set; }
}
