using System;
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
}
