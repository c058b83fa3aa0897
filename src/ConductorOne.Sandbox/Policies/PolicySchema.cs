using ConductorOne.Sandbox.Policies.Forms;
using ConductorOne.Sandbox.Validation;
using static ConductorOne.Sandbox.Validation.FieldSchema;

namespace ConductorOne.Sandbox.Policies;

/// <summary>What a policy may consist of.</summary>
internal static class PolicySchema
{
    internal const string UnspecifiedSlot = "POLICY_SCOPE_SLOT_UNSPECIFIED";

    internal static readonly MessageSchema CreatePolicyRequest = new("CreatePolicyRequest",
        TextMap("annotations"),
        Id("baselinePolicyId"),
        Text("description"),
        Text("displayName").Required(),
        NestedMap("policySteps", () => PolicySteps),
        PrefixedChoice("policyType", "POLICY_TYPE_", "UNSPECIFIED", "GRANT", "REVOKE", "CERTIFY", "ACCESS_REQUEST", "PROVISION").Required(),
        NestedList("postActions", () => PolicyPostActions),
        Flag("reassignTasksToDelegates"),
        NestedList("rules", () => Rule).Items(0, 16),
        Nested("scope", () => PolicyScope));

    internal static readonly MessageSchema UpdatePolicyRequest = TableSchemas.Current.Of("c1.api.policy.v1.UpdatePolicyRequestInput");

    internal static readonly MessageSchema PolicySteps = new("PolicySteps",
        NestedList("steps", () => PolicyStep).Items(1, int.MaxValue));

    internal static readonly MessageSchema PolicyStep = new("PolicyStep",
        Nested("accept", () => Accept).In("step"),
        FreeForm("action").In("step"),
        Nested("approval", () => ApprovalSchema.Approval).In("step"),
        Nested("form", () => FormStep).In("step"),
        FreeForm("provision").In("step"),
        Nested("reject", () => Reject).In("step"),
        Nested("wait", () => Wait).In("step"));

    internal static readonly MessageSchema Accept = new("Accept",
        Text("acceptMessage"));

    internal static readonly MessageSchema Reject = new("Reject",
        Text("rejectMessage"));

    internal static readonly MessageSchema Wait = new("Wait",
        Text("commentOnFirstWait"),
        Text("commentOnTimeout"),
        Nested("condition", () => WaitCondition).In("until"),
        Nested("duration", () => WaitDuration).In("until"),
        Text("name"),
        Duration("timeoutDuration"),
        Nested("untilTime", () => WaitUntilTime).In("until"));

    internal static readonly MessageSchema WaitCondition = new("WaitCondition",
        Text("condition"));

    internal static readonly MessageSchema WaitDuration = new("WaitDuration",
        Duration("duration"));

    internal static readonly MessageSchema WaitUntilTime = new("WaitUntilTime",
        UInt32("hours"),
        UInt32("minutes"),
        Text("timezone"));

    internal static readonly MessageSchema PolicyPostActions = new("PolicyPostActions",
        Flag("certifyRemediateImmediately").In("action"));

    internal static readonly MessageSchema Rule = new("Rule",
        Text("condition").Required(),
        Id("policyId").In("outcome"),
        Text("policyKey"),
        Text("stepKey").In("outcome"));

    internal static readonly MessageSchema PolicyScope = new("PolicyScope",
        Id("appEntitlementId"),
        Id("appId"),
        PrefixedChoice("slot", "POLICY_SCOPE_SLOT_", "UNSPECIFIED", "EMERGENCY"));

    internal static readonly MessageSchema PolicyRef = new("PolicyRef",
        Id("id"));

    internal static readonly MessageSchema FormStep = new("Form",
        Nested("form", () => FormSchema.Form));
}
