using System.Collections.Generic;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Apps;

/// <summary>The check that apps and connectors share.</summary>
internal static class EntitlementRefs
{
    public static void Check(IEnumerable<C1AppEntitlementRef?>? references, string parameter)
    {
        foreach (var reference in references ?? [])
        {
            Required.That(reference is not null, parameter, () => Messages.EntitlementIsNull.With(parameter));
            Required.GivenId(reference!.AppId, parameter + ".AppId");
            Required.GivenId(reference.Id, parameter + ".Id");
        }
    }
}
