using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace ConductorOne.Policies.Approvals;

/// <summary>What happens when nobody decides in time: one of replacing the policy, reassigning, cancelling, skipping.</summary>
public sealed class Escalation : C1Part
{
    /// <summary>After how long, in the server's unit.</summary>
    public long? Expiration { get; set; }

    /// <summary>What the task says then.</summary>
    public string? EscalationComment { get; set; }

    /// <summary>Goes on with another policy.</summary>
    public ReplacePolicyEscalation? ReplacePolicy { get; set; }

    /// <summary>Goes on with other approvers.</summary>
    public ReassignEscalation? ReassignToApprovers { get; set; }

    /// <summary>Cancels the task.</summary>
    public CancelTicketEscalation? CancelTicket { get; set; }

    /// <summary>Skips the step.</summary>
    public SkipStepEscalation? SkipStep { get; set; }

    /// <summary>Fields that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }
}
