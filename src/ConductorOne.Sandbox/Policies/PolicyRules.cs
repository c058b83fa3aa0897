using System.Linq;
using System.Text.Json;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Policies;

/// <summary>What the live server demands of a policy beyond its shape.</summary>
internal static class PolicyRules
{
    /// <summary>Checks the step sequences: a baseline, no empty sequence, only steps that may be created.</summary>
    /// <exception cref="ApiException">A rule is broken.</exception>
    public static void CheckSteps(JsonElement body, string policyType, string baselineKey)
    {
        var keys = body.Entries("policySteps").Select(entry => entry.Name).ToList();
        var hasBaselinePolicy = body.Text("baselinePolicyId").Length > 0;
        if (hasBaselinePolicy && keys.Contains(baselineKey))
            throw ApiException.Invalid($"baseline_policy_id and the baseline entry \"{baselineKey}\" of policy_steps are mutually exclusive");
        if (!hasBaselinePolicy && keys.Count > 0 && !keys.Contains(baselineKey) && policyType != PolicyTypes.Unspecified)
            throw ApiException.Invalid($"policy_steps must contain the baseline entry \"{baselineKey}\"");

        foreach (var entry in body.Entries("policySteps"))
        {
            if (!entry.Value.Items("steps").Any())
                throw ApiException.Internal("internal error: policy has no steps");
            foreach (var step in entry.Value.Items("steps"))
                CheckStep(step);
        }
    }

    /// <summary>Checks that each rule leads somewhere, and only to one place.</summary>
    /// <exception cref="ApiException">A rule is broken.</exception>
    public static void CheckRules(JsonElement body)
    {
        var keys = body.Entries("policySteps").Select(entry => entry.Name).ToList();
        var index = 0;
        foreach (var rule in body.Items("rules"))
        {
            var name = $"CreatePolicyRequest.Rules[{index++}]";
            if (string.IsNullOrWhiteSpace(rule.Text("condition")))
                throw ApiException.Invalid($"invalid {name}: invalid Rule.Condition: value length must be at least 1 runes");

            // policyKey is the old name of stepKey.
            var stepKey = rule.Text("stepKey", rule.Text("policyKey"));
            if (stepKey.Length == 0 && rule.Text("policyId").Length == 0)
                throw ApiException.Invalid($"invalid {name}: invalid Rule.Outcome: value is required");
            if (stepKey.Length > 0 && rule.Text("policyId").Length > 0)
                throw ApiException.Invalid($"invalid {name}: invalid Rule.Outcome: policy_key and policy_id are mutually exclusive");
            if (stepKey.Length > 0 && !keys.Contains(stepKey))
                throw ApiException.Invalid($"invalid {name}: step key \"{stepKey}\" is not in policy_steps");
        }
    }

    /// <summary>Checks the post actions.</summary>
    /// <exception cref="ApiException">A rule is broken.</exception>
    public static void CheckPostActions(JsonElement body, string policyType)
    {
        if (policyType != PolicyTypes.Certify && body.Items("postActions").Any(action => action.Flag("certifyRemediateImmediately")))
            throw ApiException.Invalid("certify_remediate_immediately is valid for certify policies only");
    }

    private static void CheckStep(JsonElement step)
    {
        if (step.Field("provision") is not null)
            throw ApiException.Invalid("invalid PolicyStep.Provision: provision steps cannot be created");
        if (step.Field("action") is not null)
            throw ApiException.Invalid("invalid PolicyStep.Action: action steps cannot be created");
        if (step.Field("approval") is not { } approval)
            return;

        // Only an approver carries a member named fallback; the live server fails when it is on and leads to nobody.
        foreach (var member in approval.EnumerateObject())
        {
            var isStranded = member.Value.ValueKind == JsonValueKind.Object && member.Value.Flag("fallback")
                && !member.Value.Items("fallbackUserIds").Any() && !member.Value.Items("fallbackGroupIds").Any();
            if (isStranded)
                throw ApiException.Internal("internal error: fallback has no users and no groups");
        }
    }
}
