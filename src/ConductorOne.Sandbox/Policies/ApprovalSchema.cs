using ConductorOne.Sandbox.Validation;
using static ConductorOne.Sandbox.Validation.FieldSchema;

namespace ConductorOne.Sandbox.Policies;

/// <summary>What an approval step may consist of.</summary>
internal static class ApprovalSchema
{
    internal static readonly MessageSchema Approval = new MessageSchema("Approval",
        Nested("agent", () => AgentApproval).In("typ"),
        Flag("allowDelegation"),
        Flag("allowReassignment"),
        Ids("allowedReassignees"),
        Nested("appOwners", () => AppOwnerApproval).In("typ"),
        Flag("assigned").ReadAsNull(),
        Nested("entitlementOwners", () => EntitlementOwnerApproval).In("typ"),
        Nested("escalation", () => Escalation),
        Flag("escalationEnabled"),
        Nested("expression", () => ExpressionApproval).In("typ"),
        Nested("group", () => AppGroupApproval).In("typ"),
        Nested("manager", () => ManagerApproval).In("typ"),
        Flag("requireApprovalReason"),
        Flag("requireDenialReason"),
        Flag("requireReassignmentReason"),
        Id("requiresStepUpProviderId"),
        Nested("resourceOwners", () => ResourceOwnerApproval).In("typ"),
        Nested("self", () => SelfApproval).In("typ"),
        Nested("users", () => UserApproval).In("typ"),
        Nested("webhook", () => WebhookApproval).In("typ")).Requires("typ");

    internal static readonly MessageSchema UserApproval = new("UserApproval",
        Flag("allowSelfApproval"),
        Flag("requireDistinctApprovers"),
        Ids("userIds").Items(1, 32));

    internal static readonly MessageSchema ManagerApproval = new("ManagerApproval",
        Flag("allowSelfApproval"),
        Ids("assignedUserIds"),
        Flag("fallback"),
        NestedList("fallbackGroupIds", () => AppEntitlementReference),
        Ids("fallbackUserIds"),
        Flag("isGroupFallbackEnabled"),
        Flag("requireDistinctApprovers"));

    internal static readonly MessageSchema AppGroupApproval = new("AppGroupApproval",
        Flag("allowSelfApproval"),
        Id("appGroupId"),
        Id("appId"),
        Flag("fallback"),
        NestedList("fallbackGroupIds", () => AppEntitlementReference),
        Ids("fallbackUserIds"),
        Flag("isGroupFallbackEnabled"),
        Flag("requireDistinctApprovers"));

    internal static readonly MessageSchema AppOwnerApproval = new("AppOwnerApproval",
        Flag("allowSelfApproval"),
        Flag("requireDistinctApprovers"));

    internal static readonly MessageSchema SelfApproval = new("SelfApproval",
        Ids("assignedUserIds"),
        Flag("fallback"),
        NestedList("fallbackGroupIds", () => AppEntitlementReference),
        Ids("fallbackUserIds"),
        Flag("isGroupFallbackEnabled"));

    internal static readonly MessageSchema EntitlementOwnerApproval = new("EntitlementOwnerApproval",
        Flag("allowSelfApproval"),
        Flag("fallback"),
        NestedList("fallbackGroupIds", () => AppEntitlementReference),
        Ids("fallbackUserIds"),
        Flag("isGroupFallbackEnabled"),
        Flag("requireDistinctApprovers"));

    internal static readonly MessageSchema ResourceOwnerApproval = new("ResourceOwnerApproval",
        Flag("allowSelfApproval"),
        Flag("fallback"),
        NestedList("fallbackGroupIds", () => AppEntitlementReference),
        Ids("fallbackUserIds"),
        Flag("isGroupFallbackEnabled"),
        Flag("requireDistinctApprovers"));

    internal static readonly MessageSchema ExpressionApproval = new("ExpressionApproval",
        Flag("allowSelfApproval"),
        Ids("assignedUserIds"),
        Texts("expressions"),
        Flag("fallback"),
        NestedList("fallbackGroupIds", () => AppEntitlementReference),
        Ids("fallbackUserIds"),
        Flag("isGroupFallbackEnabled"),
        Flag("requireDistinctApprovers"));

    internal static readonly MessageSchema WebhookApproval = new("WebhookApproval",
        Id("webhookId"));

    internal static readonly MessageSchema AgentApproval = new("AgentApproval",
        PrefixedChoice("agentFailureAction", "APPROVAL_AGENT_FAILURE_ACTION_",
            "UNSPECIFIED", "REASSIGN_TO_USERS", "REASSIGN_TO_SUPER_ADMINS", "SKIP_POLICY_STEP"),
        PrefixedChoice("agentMode", "APPROVAL_AGENT_MODE_", "UNSPECIFIED", "FULL_CONTROL", "CHANGE_POLICY_ONLY", "COMMENT_ONLY"),
        Id("agentUserId"),
        Text("instructions"),
        Ids("policyIds"),
        Ids("reassignToUserIds"));

    internal static readonly MessageSchema AppEntitlementReference = new("AppEntitlementReference",
        Id("appEntitlementId"),
        Id("appId"));

    internal static readonly MessageSchema Escalation = new("Escalation",
        Marker("cancelTicket").In("escalation_policy"),
        Text("escalationComment"),
        Int64("expiration"),
        Nested("reassignToApprovers", () => EscalationReassignToApprovers).In("escalation_policy"),
        Nested("replacePolicy", () => EscalationReplacePolicy).In("escalation_policy"),
        Marker("skipStep").In("escalation_policy"));

    internal static readonly MessageSchema EscalationReassignToApprovers = new("EscalationReassignToApprovers",
        Ids("approverIds"));

    internal static readonly MessageSchema EscalationReplacePolicy = new("EscalationReplacePolicy",
        Id("policyId"));
}
