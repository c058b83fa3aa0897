using System;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Binding;

/// <summary>What stands in the place of an id: that id, a name, an address, or the object itself.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IdentityCellAttribute : TextCellAttribute
{
    protected override string Expected => Messages.ExpectedIdentity;

    protected override object? FromObject(object value) => PlainValue.Of(value) is C1Object known ? known.Id : base.FromObject(value);
}
