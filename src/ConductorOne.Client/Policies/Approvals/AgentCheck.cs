using ConductorOne.Json;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Policies.Approvals;

/// <summary>The rules of an AI agent. The live server answers 500 when one is broken.</summary>
internal static class AgentCheck
{
    private const string CommentOnly = "CommentOnly";
    private const string ChangePolicyOnly = "ChangePolicyOnly";
    private const string ReassignToUsers = "ReassignToUsers";

    public static void Check(AgentApproval agent, string at)
    {
        Required.Ids(agent.PolicyIds, at + ".PolicyIds");
        Required.Ids(agent.ReassignToUserIds, at + ".ReassignToUserIds");
        var hasUsers = agent.ReassignToUserIds is { Length: > 0 };
        var hasPolicies = agent.PolicyIds is { Length: > 0 };
        if (hasUsers && !IsSet(agent.AgentFailureAction))
        {
            agent.AgentFailureAction = ReassignToUsers;
        }

        var mode = WireEnum.Of<AgentMode>().Show(WireEnum.Of<AgentMode>().ToWire(agent.AgentMode ?? ""));
        var action = WireEnum.Of<AgentFailureAction>().Show(WireEnum.Of<AgentFailureAction>().ToWire(agent.AgentFailureAction ?? ""));
        Required.That(IsSet(mode), at, () => Messages.AgentModeMissing.With(at));
        Required.That(IsSet(action), at, () => Messages.AgentFailureActionMissing.With(at));
        Required.That(string.IsNullOrEmpty(agent.AgentUserId), at, () => Messages.AgentUserRefused.With(at));
        Required.That(mode != ChangePolicyOnly || hasPolicies, at, () => Messages.AgentNeeds.With(at, "AgentMode", ChangePolicyOnly, "PolicyIds"));
        Required.That(
            mode != CommentOnly || !hasPolicies, at, () => Messages.AgentDoesNotUse.With(at, "AgentMode", CommentOnly, "PolicyIds"));
        Required.That(
            action != ReassignToUsers || hasUsers,
            at,
            () => Messages.AgentNeeds.With(at, "AgentFailureAction", ReassignToUsers, "ReassignToUserIds"));
        Required.That(
            action == ReassignToUsers || !hasUsers,
            at,
            () => Messages.AgentDoesNotUse.With(at, "AgentFailureAction", action, "ReassignToUserIds"));
    }

    /// <summary>Where agents may be, and what they may do there.</summary>
    public static void InPolicy(AgentApproval agent, string policyType, string at)
    {
        Required.That(policyType != "Revoke", at, () => Messages.AgentInPolicyOfType.With(at, policyType));
        Required.That(policyType != "Certify" || WireEnum.Of<AgentMode>().ToWire(agent.AgentMode ?? "") == WireEnum.Of<AgentMode>().ToWire(CommentOnly), at, () => Messages.AgentInReview.With(at));
    }

    private static bool IsSet(string? value) => !string.IsNullOrEmpty(value) && value != "Unspecified";
}
