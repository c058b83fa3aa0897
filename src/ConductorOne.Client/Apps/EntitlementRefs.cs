using System.Collections.Generic;
using ConductorOne.Validation;

namespace ConductorOne.Apps;

/// <summary>The check that apps and connectors share.</summary>
internal static class EntitlementRefs
{
    public static void Check(IEnumerable<C1AppEntitlementRef>? references, string parameter)
    {
        foreach (var reference in references ?? [])
        {
            Required.Text(reference.AppId, parameter + ".AppId");
            Required.Text(reference.Id, parameter + ".Id");
        }
    }
}
