using System.Collections.Generic;
using System.Linq;
using ConductorOne.Operations;
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

    /// <summary>The fields of a policy that is about to be created.</summary>
    public static void New(Fields fields) => All(PolicyParts.Of(fields));

    /// <summary>The same, where the user knows that a policy without steps denies everything.</summary>
    public static void NewWithoutSteps(Fields fields) => All(PolicyParts.Of(fields) with { DenyAll = true });

    /// <summary>A whole policy: one that is about to be created, or one as it will be once it is changed.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="stored">What of it the server has already: that is not judged anew, but what is new has to go with it.</param>
    public static void All(PolicyParts policy, PolicyParts? stored = null)
    {
        Baseline(policy);
        foreach (var entry in policy.Steps.Where(entry => !IsStored(entry, stored)))
        {
            Steps(entry.Value, "PolicySteps." + entry.Key);
            Types(entry, policy.Type);
        }

        Rules(policy, areStored: stored is not null && ReferenceEquals(policy.Rules, stored.Rules));
        if (!ReferenceEquals(policy.Scope, stored?.Scope))
        {
            Scope(policy.Scope);
        }

        foreach (var action in ReferenceEquals(policy.PostActions, stored?.PostActions) ? [] : policy.PostActions)
        {
            Required.That(action?.CertifyRemediateImmediately is not null, "PostActions", () => Messages.PostActionEmpty);
            Required.That(policy.Type == "Certify", "PostActions", () => Messages.PostActionForReviewsOnly);
        }
    }

    private static bool IsStored(KeyValuePair<string, C1PolicySteps> entry, PolicyParts? stored) =>
        stored is not null && stored.Steps.TryGetValue(entry.Key, out var steps) && ReferenceEquals(steps, entry.Value);

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

    private static void Baseline(PolicyParts policy)
    {
        var refers = !string.IsNullOrWhiteSpace(policy.BaselinePolicyId);
        if (policy.DenyAll)
        {
            Required.That(policy.Steps.Count == 0 && !refers, "DenyAll", () => Messages.DenyAllWithSteps);
            return;
        }

        Required.That(policy.Steps.Count > 0 || refers, "PolicySteps", () => Messages.PolicyWithoutSteps);
        if (PolicyType.BaselineKey(policy.Type) is { } key)
        {
            var has = policy.Steps.ContainsKey(key);
            Required.That(!(has && refers), "BaselinePolicyId", () => Messages.BaselineTwice.With(key));
            Required.That(has || refers, "PolicySteps", () => Messages.BaselineMissing.With(key, string.Join(", ", policy.Steps.Keys)));
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
    private static void Types(KeyValuePair<string, C1PolicySteps> entry, string type)
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

    private static void Rules(PolicyParts policy, bool areStored)
    {
        Required.That(policy.Rules.Count <= MostRules, "Rules", () => Messages.TooManyRules.With(policy.Rules.Count, MostRules));
        for (var i = 0; i < policy.Rules.Count; i++)
        {
            if (!areStored)
            {
                Rule(policy.Rules[i], "Rules[" + i + "]");
            }

            Required.That(
                policy.Rules[i].Outcome is not { Length: > 0 } key || policy.Steps.ContainsKey(key),
                "Rules[" + i + "]",
                () => Messages.RuleWithoutSteps.With("Rules[" + i + "]", policy.Rules[i].Outcome, string.Join(", ", policy.Steps.Keys)));
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
