namespace ConductorOne.Policies.Approvals;

/// <summary>A webhook decides. There is no fallback.</summary>
public sealed class WebhookApproval : Approver
{
    /// <summary>The webhook.</summary>
    public string? WebhookId { get; set; }
}
