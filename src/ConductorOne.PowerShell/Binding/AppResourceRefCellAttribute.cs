using System;
using System.Linq;
using ConductorOne.AppResources;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Binding;

/// <summary>References to resources: the resources themselves, or in a cell as <c>appId/appResourceTypeId/id</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AppResourceRefCellAttribute() : ReferenceCellAttribute(typeof(C1AppResourceRef), 3)
{
    protected override string Expected => Messages.ExpectedAppResourceRefs;

    protected override object NewReference(string[] ids) => new C1AppResourceRef { AppId = ids[0], AppResourceTypeId = ids[1], Id = ids[2] };

    private protected override object? Convert(object? value) => base.Convert(value is object?[] items ? items.Select(Reference).ToArray() : Reference(value));

    private static object? Reference(object? value) => value is C1AppResource resource
        ? new C1AppResourceRef { AppId = resource.AppId, AppResourceTypeId = resource.AppResourceTypeId, Id = resource.Id }
        : value;
}
