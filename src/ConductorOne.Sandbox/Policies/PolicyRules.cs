using System.Linq;
using System.Text.Json;
using ConductorOne.Sandbox.Policies.Cel;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Policies;

/// <summary>What the live server demands of a policy beyond its shape.</summary>
internal static class PolicyRules
{
    /// <summary>Checks a policy.</summary>
    /// <param name="policy">The policy, or the request that creates it.</param>
    /// <param name="name">What the message is called in errors.</param>
    /// <param name="policyType">The policy's type.</param>
    /// <exception cref="ApiException">A rule is broken.</exception>
    public static void Check(JsonElement policy, string name, string policyType)
    {
        CheckSteps(policy, policyType, PolicyTypes.BaselineKey(policyType));
        CheckRules(policy, name);
        CheckPostActions(policy, policyType);
    }

    // Only where they may be, with one baseline, and only steps that may be created.
    private static void CheckSteps(JsonElement body, string policyType, string baselineKey)
    {
        if (policyType == PolicyTypes.Unspecified)
            throw ApiException.Invalid("invalid CreatePolicyRequest.PolicyType: value is required");

        var keys = body.Entries("policySteps").Select(entry => entry.Name).ToList();
        if (body.Text("baselinePolicyId").Length > 0 && keys.Contains(baselineKey))
            throw ApiException.Invalid($"baseline_policy_id and the baseline entry \"{baselineKey}\" of policy_steps are mutually exclusive");
        if (keys.Count > 0 && !PolicyTypes.MayHaveSteps(policyType))
            throw ApiException.Invalid($"policies of type {policyType} cannot have steps");

        foreach (var step in body.Entries("policySteps").SelectMany(entry => entry.Value.Items("steps")))
            StepRules.Check(step, policyType);
    }

    // Each has a condition and leads somewhere, and only to one place.
    private static void CheckRules(JsonElement body, string messageName)
    {
        var keys = body.Entries("policySteps").Select(entry => entry.Name).ToList();
        var index = 0;
        foreach (var rule in body.Items("rules"))
        {
            var name = $"{messageName}.Rules[{index++}]";
            if (string.IsNullOrWhiteSpace(rule.Text("condition")))
                throw ApiException.Invalid($"invalid {name}: invalid Rule.Condition: value length must be at least 1 runes");
            if (CelExpression.FindProblem(rule.Text("condition")) is { } problem)
                throw ApiException.Invalid($"invalid {name}: invalid Rule.Condition: {problem.Line}:{problem.Column}: {problem.Message}");

            // policyKey is the old name of stepKey.
            var stepKey = rule.Text("stepKey", rule.Text("policyKey"));
            if (stepKey.Length == 0 && rule.Text("policyId").Length == 0)
                throw ApiException.Invalid($"invalid {name}: invalid Rule.Outcome: value is required");
            if (stepKey.Length > 0 && rule.Text("policyId").Length > 0)
                throw ApiException.Invalid($"invalid {name}: invalid Rule.Outcome: policy_key and policy_id are mutually exclusive");
            if (stepKey.Length > 0 && !keys.Contains(stepKey))
                throw ApiException.Internal("no steps for rule");
        }
    }

    private static void CheckPostActions(JsonElement body, string policyType)
    {
        if (policyType != PolicyTypes.Certify && body.Items("postActions").Any(action => action.Flag("certifyRemediateImmediately")))
            throw ApiException.Invalid("certify_remediate_immediately is valid for certify policies only");
    }
}
