using System;
using System.Collections;
using System.Collections.Generic;
using ConductorOne.Policies;
using ConductorOne.Resources;
using ConductorOne.Shapes;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Binding;

/// <summary>Steps by key: each value is <c>@{ steps = … }</c> or the steps themselves.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PolicyStepsCellAttribute : KeyedCellAttribute
{
    private protected override IDictionary Convert(IDictionary entries)
    {
        var steps = new Dictionary<string, C1PolicySteps>(StringComparer.Ordinal);
        foreach (var entry in entries.Entries())
        {
            steps[entry.Key] = (C1PolicySteps?)ShapeReader.ReadAs(typeof(C1PolicySteps), entry.Value, "PolicySteps." + entry.Key)
                ?? throw new C1InputException(Messages.StepsEmpty.With("PolicySteps." + entry.Key));
        }

        return steps;
    }
}
