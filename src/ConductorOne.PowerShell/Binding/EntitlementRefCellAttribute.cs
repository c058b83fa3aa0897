using System;
using System.Linq;
using ConductorOne.Apps;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Binding;

/// <summary>References to entitlements, in a cell as <c>appId/id;appId/id</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class EntitlementRefCellAttribute() : ObjectCellAttribute(typeof(C1AppEntitlementRef[]))
{
    protected override string Expected => Messages.ExpectedEntitlementRefs;

    protected override bool TryReadPlain(string text, out object? value)
    {
        var pairs = CellText.ReadList(text).Select(item => item.Split('/')).ToArray();
        value = pairs.Select(p => new C1AppEntitlementRef { AppId = p[0].Trim(), Id = p[p.Length - 1].Trim() }).ToArray();
        return pairs.All(p => p.Length == 2);
    }

    // Several texts stand for several cells.
    private protected override object? Convert(object? value) =>
        value is object?[] { Length: > 0 } items && items.All(i => i is string) && TryReadPlain(string.Join(";", items), out var references)
            ? references
            : base.Convert(value);
}
