using System;
using System.Linq;
using ConductorOne.Api;
using ConductorOne.AppResources;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Binding;

/// <summary>References to resources: the resources themselves, or in a cell as <c>appId/appResourceTypeId/id</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AppResourceRefCellAttribute() : ReferenceCellAttribute(typeof(C1AppResourceRef), 3)
{
    protected override string Expected => Messages.ExpectedAppResourceRefs;

    public override object? ToWire(object value, string parameter)
    {
        foreach (var reference in (C1AppResourceRef[])value)
        {
            Required.GivenId(reference.AppId, parameter + ".AppId");
            Required.GivenId(reference.AppResourceTypeId, parameter + ".AppResourceTypeId");
            Required.GivenId(reference.Id, parameter + ".Id");
        }

        return value;
    }

    protected override object NewReference(string[] ids) => new C1AppResourceRef { AppId = ids[0], AppResourceTypeId = ids[1], Id = ids[2] };

    protected override object? FromObject(object value) => base.FromObject(
        PlainList.Of(PlainValue.Unwrapped(value)) is { } items ? items.Cast<object?>().Select(Reference).ToArray() : Reference(value)!);

    // A live one, a copy or a row.
    private static object? Reference(object? value) => KnownObject.NounOf(value) == Noun.AppResource
        ? new C1AppResourceRef
        {
            AppId = KnownObject.Text(value, nameof(C1AppResourceRef.AppId)),
            AppResourceTypeId = KnownObject.Text(value, nameof(C1AppResourceRef.AppResourceTypeId)),
            Id = KnownObject.Text(value, nameof(C1AppResourceRef.Id)),
        }
        : value;
}
