using System;
using ConductorOne.Apps;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Binding;

/// <summary>References to entitlements, in a cell as <c>appId/id;appId/id</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class EntitlementRefCellAttribute() : ReferenceCellAttribute(typeof(C1AppEntitlementRef), 2)
{
    protected override string Expected => Messages.ExpectedEntitlementRefs;

    public override object? ToWire(object value, string parameter)
    {
        EntitlementRefs.Check((C1AppEntitlementRef[])value, parameter);
        return value;
    }

    protected override object NewReference(string[] ids) => new C1AppEntitlementRef { AppId = ids[0], Id = ids[1] };
}
