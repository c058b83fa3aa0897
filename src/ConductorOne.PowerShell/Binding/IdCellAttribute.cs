using System;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Binding;

/// <summary>An id, or the object of C1 that has it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IdCellAttribute : TextCellAttribute
{
    protected override string Expected => Messages.ExpectedId;

    protected override object? FromObject(object value) => PlainValue.Of(value) is C1Object known ? known.Id : base.FromObject(value);
}
