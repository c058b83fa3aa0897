using System.Collections.Generic;
using ConductorOne.Operations;
using ConductorOne.Policies;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Policies;

/// <summary>The steps of -Step: the baseline among the steps by key.</summary>
internal static class Baseline
{
    /// <summary>Puts the steps of the field Step where the wire has them.</summary>
    /// <param name="fields">The fields of a policy.</param>
    /// <param name="type">What the policy is for, as far as that is known.</param>
    public static void Gather(Fields fields, string? type)
    {
        if (fields.Take("Step") is not C1PolicyStep[] baseline)
        {
            return;
        }

        var given = fields.Get<IReadOnlyDictionary<string, C1PolicySteps>>("PolicySteps") ?? new Dictionary<string, C1PolicySteps>();
        var key = type is null ? null : PolicyType.BaselineKey(type);
        Required.That(key is not null, "PolicyType", () => Messages.StepWithoutType);
        Required.That(!given.ContainsKey(key!), "Step", () => Messages.StepTwice.With(key));
        var steps = new Dictionary<string, C1PolicySteps> { [key!] = new() { Steps = [.. baseline] } };
        foreach (var entry in given)
        {
            steps[entry.Key] = entry.Value;
        }

        fields["PolicySteps"] = steps;
    }
}
