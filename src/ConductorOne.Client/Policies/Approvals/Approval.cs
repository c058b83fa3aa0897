using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace ConductorOne.Policies.Approvals;

/// <summary>A step in which somebody approves. Exactly one kind of approver is set.</summary>
public sealed class Approval : C1Part
{
    /// <summary>Named people.</summary>
    public UserApproval? Users { get; set; }

    /// <summary>The manager.</summary>
    public ManagerApproval? Manager { get; set; }

    /// <summary>The owners of the app.</summary>
    public AppOwnerApproval? AppOwners { get; set; }

    /// <summary>The members of a group.</summary>
    public AppGroupApproval? Group { get; set; }

    /// <summary>The person whom it is for.</summary>
    public SelfApproval? Self { get; set; }

    /// <summary>The owners of the entitlement.</summary>
    public EntitlementOwnerApproval? EntitlementOwners { get; set; }

    /// <summary>The owners of the resource.</summary>
    public ResourceOwnerApproval? ResourceOwners { get; set; }

    /// <summary>Whom an expression finds.</summary>
    public ExpressionApproval? Expression { get; set; }

    /// <summary>A webhook.</summary>
    public WebhookApproval? Webhook { get; set; }

    /// <summary>An AI agent.</summary>
    public AgentApproval? Agent { get; set; }

    /// <summary>Whether approvers may pass the task on.</summary>
    public bool? AllowReassignment { get; set; }

    /// <summary>Whom they may pass it on to.</summary>
    public string[]? AllowedReassignees { get; set; }

    /// <summary>Whether a delegate may decide.</summary>
    public bool? AllowDelegation { get; set; }

    /// <summary>Whether approving takes a reason.</summary>
    public bool? RequireApprovalReason { get; set; }

    /// <summary>Whether denying takes a reason.</summary>
    public bool? RequireDenialReason { get; set; }

    /// <summary>Whether passing on takes a reason.</summary>
    public bool? RequireReassignmentReason { get; set; }

    /// <summary>The provider that approvers have to sign in to again.</summary>
    public string? RequiresStepUpProviderId { get; set; }

    /// <summary>Whether it escalates.</summary>
    public bool? EscalationEnabled { get; set; }

    /// <summary>How it escalates.</summary>
    public Escalation? Escalation { get; set; }

    /// <summary>Fields that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }

    /// <summary>Whether it is assigned to somebody, on a task that is running. Read only.</summary>
    [JsonIgnore]
    public bool Assigned { get; private set; }

    // Read from the server, and nothing to write.
    [JsonInclude]
    [JsonPropertyName("assigned")]
    internal bool? AssignedByServer
    {
        get => null;
        set => Assigned = value ?? false;
    }
}
