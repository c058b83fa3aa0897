using System;
using System.Linq;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Binding;

/// <summary><c>a;b;c</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ListCellAttribute : CellAttribute
{
    protected override string Expected => Messages.ExpectedList;

    protected override bool TryRead(string text, out object? value)
    {
        value = CellText.ReadList(text);
        return true;
    }

    protected override object? FromObject(object? value) => PlainValue.Of(value) switch
    {
        null => null,
        object?[] items => items.Select(IdAttribute.Of).ToArray(),
        _ => IdAttribute.Of(value),
    };
}
