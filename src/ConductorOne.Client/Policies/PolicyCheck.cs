using System.Collections.Generic;
using ConductorOne.Policies.Approvals;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Policies;

/// <summary>
/// What the live server accepts and misreads, or fails on without a word, is refused before sending: a policy without steps
/// denies everything, an empty list of steps is a 500, and so on (facts of the API, section 4).
/// </summary>
internal static class PolicyCheck
{
    private const int MostRules = 16;

    public static void Request(CreatePolicyRequest request)
    {
        Required.Text(request.DisplayName, nameof(request.DisplayName));
        Required.Text(request.PolicyType, nameof(request.PolicyType));
        Annotations.Check(request.Annotations);
        Baseline(request);
        Required.Id(request.BaselinePolicyId, nameof(request.BaselinePolicyId));
        foreach (var entry in request.PolicySteps ?? new Dictionary<string, C1PolicySteps>())
        {
            Steps(entry.Value, "PolicySteps." + entry.Key);
        }

        Types(request);
        Rules(request);
        Scope(request.Scope);
        var isReview = request.PolicyType == "Certify";
        foreach (var action in request.PostActions ?? [])
        {
            Required.That(action.CertifyRemediateImmediately is not null, "PostActions", () => Messages.PostActionEmpty);
            Required.That(isReview, "PostActions", () => Messages.PostActionForReviewsOnly);
        }
    }

    /// <summary>One step on its own, as <c>New-C1PolicyStep</c> makes it. Switches that can only be meant to be on are on afterwards.</summary>
    public static void Step(C1PolicyStep? step, string at)
    {
        Required.That(step is not null, at, () => Messages.StepEmpty.With(at));
        Required.That(step!.Provision is null, at, () => Messages.StepRefusedOnCreate.With(at, "provision"));
        Required.That(step.Action is null, at, () => Messages.StepRefusedOnCreate.With(at, "action"));
        OneOf.Check(at, Arms(step));
        StepCheck.Check(step, at);
    }

    internal static string ArmsOf(C1PolicyStep step) => OneOf.Names(Arms(step));

    internal static string ArmsOf(Approvals.Approval approval) => OneOf.Names(Approvals.ApprovalCheck.Arms(approval));

    private static (string Name, object? Value)[] Arms(C1PolicyStep step) =>
    [
        ("Approval", step.Approval), ("Accept", step.Accept), ("Reject", step.Reject), ("Wait", step.Wait), ("Form", step.Form),
        ("Provision", step.Provision), ("Action", step.Action),
    ];

    private static void Baseline(CreatePolicyRequest request)
    {
        var entries = request.PolicySteps?.Count ?? 0;
        var refers = !string.IsNullOrWhiteSpace(request.BaselinePolicyId);
        if (request.DenyAll)
        {
            Required.That(entries == 0 && !refers, "DenyAll", () => Messages.DenyAllWithSteps);
            return;
        }

        Required.That(entries > 0 || refers, "PolicySteps", () => Messages.PolicyWithoutSteps);
        if (PolicyType.BaselineKey(request.PolicyType!) is { } key)
        {
            var has = request.PolicySteps?.ContainsKey(key) == true;
            Required.That(!(has && refers), "BaselinePolicyId", () => Messages.BaselineTwice.With(key));
            Required.That(has || refers, "PolicySteps", () => Messages.BaselineMissing.With(key, string.Join(", ", request.PolicySteps?.Keys ?? [])));
        }
    }

    private static void Steps(C1PolicySteps? steps, string at)
    {
        Required.That(steps?.Steps is { Count: > 0 }, at, () => Messages.StepsEmpty.With(at));
        for (var i = 0; i < steps!.Steps!.Count; i++)
        {
            Step(steps.Steps[i], at + "[" + i + "]");
        }
    }

    // Which steps go with which type of policy.
    private static void Types(CreatePolicyRequest request)
    {
        var type = request.PolicyType!;
        foreach (var entry in request.PolicySteps ?? new Dictionary<string, C1PolicySteps>())
        {
            Required.That(type is not ("Provision" or "AccessRequest"), "PolicySteps", () => Messages.TypeWithoutSteps.With(type));
            for (var i = 0; i < entry.Value.Steps!.Count; i++)
            {
                if (entry.Value.Steps[i].Approval?.Agent is { } agent)
                {
                    AgentCheck.InPolicy(agent, type, "PolicySteps." + entry.Key + "[" + i + "].Approval.Agent");
                }
            }
        }
    }

    private static void Rules(CreatePolicyRequest request)
    {
        var rules = request.Rules ?? [];
        Required.That(rules.Length <= MostRules, "Rules", () => Messages.TooManyRules.With(rules.Length, MostRules));
        for (var i = 0; i < rules.Length; i++)
        {
            Rule(rules[i], "Rules[" + i + "]");
            Required.That(
                rules[i].Outcome is not { Length: > 0 } key || request.PolicySteps?.ContainsKey(key) == true,
                "Rules[" + i + "]",
                () => Messages.RuleWithoutSteps.With("Rules[" + i + "]", rules[i].Outcome, string.Join(", ", request.PolicySteps?.Keys ?? [])));
        }
    }

    public static void Rule(C1PolicyRule? rule, string at)
    {
        Required.That(!string.IsNullOrWhiteSpace(rule?.Condition), at, () => Messages.RuleWithoutCondition.With(at));
        OneOf.Check(at, ("StepKey", NullIfEmpty(rule!.Outcome)), ("PolicyId", NullIfEmpty(rule.PolicyId)));
        Required.Id(rule.PolicyId, at + ".PolicyId");
        Required.That(
            string.IsNullOrEmpty(rule.StepKey) || string.IsNullOrEmpty(rule.PolicyKey) || rule.StepKey == rule.PolicyKey,
            at,
            () => Messages.RuleWithTwoKeys.With(at));
    }

    private static void Scope(C1PolicyScope? scope)
    {
        if (scope is not null)
        {
            Required.GivenId(scope.AppId, "Scope.AppId");
            Required.Id(scope.AppEntitlementId, "Scope.AppEntitlementId");
        }
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
