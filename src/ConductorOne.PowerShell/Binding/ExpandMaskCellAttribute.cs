using System;
using System.Collections;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Binding;

/// <summary>Paths to expand: <c>app_id;user_ids</c>, an array, or <c>@{ paths = … }</c> as on the wire.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ExpandMaskCellAttribute : CellAttribute
{
    protected override string Expected => Messages.ExpectedList;

    protected override bool TryRead(string text, out object? value)
    {
        value = CellText.ReadList(text);
        return true;
    }

    protected override object? FromObject(object? value) =>
        PlainValue.Of(value) is IDictionary { Count: 1 } mask && mask["paths"] is { } paths ? paths : value;
}
