using System.Linq;
using System.Text.Json;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Policies;

/// <summary>Steps that the live server fails at when a policy is created. It answers each of them with a bare 500.</summary>
internal static class StepRules
{
    private const string Mode = "APPROVAL_AGENT_MODE_";
    private const string FailureAction = "APPROVAL_AGENT_FAILURE_ACTION_";

    /// <exception cref="ApiException">The step is one of those.</exception>
    public static void Check(JsonElement step, string policyType)
    {
        if (!step.EnumerateObject().Any(arm => arm.Value.ValueKind != JsonValueKind.Null))
            throw Fail("a step without a kind");
        if (step.Field("provision") is not null || step.Field("action") is not null)
            throw Fail("a step of a kind that cannot be created");
        if (step.Field("approval") is { } approval)
            CheckApproval(approval, policyType);
    }

    private static void CheckApproval(JsonElement approval, string policyType)
    {
        if (approval.Flag("assigned"))
            throw Fail("assigned is set by the server");

        // Only an approver carries members of these names.
        foreach (var member in approval.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Object))
        {
            var approver = member.Value;
            if (approver.Items("assignedUserIds").Any())
                throw Fail("assigned_user_ids is set by the server");
            var inForce = approver.Flag("isGroupFallbackEnabled") ? "fallbackGroupIds" : "fallbackUserIds";
            if (approver.Flag("fallback") && !approver.Items(inForce).Any())
                throw Fail("fallback leads to nobody");
        }

        if (approval.Field("agent") is { } agent)
            CheckAgent(agent, policyType);
    }

    private static void CheckAgent(JsonElement agent, string policyType)
    {
        var mode = agent.Text("agentMode", Mode + "UNSPECIFIED");
        var action = agent.Text("agentFailureAction", FailureAction + "UNSPECIFIED");
        if (mode == Mode + "UNSPECIFIED")
            throw Fail("agent_mode is required");
        if (action == FailureAction + "UNSPECIFIED")
            throw Fail("agent_failure_action is required");
        if (policyType == PolicyTypes.Revoke)
            throw Fail("revoke policies have no agent");
        if (policyType == PolicyTypes.Certify && mode != Mode + "COMMENT_ONLY")
            throw Fail("an agent of a certify policy comments only");
        if (mode == Mode + "CHANGE_POLICY_ONLY" && !agent.Items("policyIds").Any())
            throw Fail("an agent that changes policies needs policy_ids");
        if (action == FailureAction + "REASSIGN_TO_USERS" && !agent.Items("reassignToUserIds").Any())
            throw Fail("an agent that reassigns to users needs reassign_to_user_ids");
        if (agent.Text("agentUserId").Length > 0)
            throw Fail("agent_user_id is set by the server");
    }

    private static ApiException Fail(string why) => ApiException.Internal($"internal error: {why}");
}
