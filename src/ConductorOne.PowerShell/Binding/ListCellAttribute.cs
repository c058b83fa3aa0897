using System;
using System.Collections;
using System.Linq;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Binding;

/// <summary><c>a;b;c</c>, or several texts, or objects of C1 for their ids.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal class ListCellAttribute : CellAttribute
{
    protected sealed override string Expected => Messages.ExpectedList;

    protected sealed override bool TryRead(string text, out object? value)
    {
        value = CellText.ReadList(text);
        return true;
    }

    protected override object? FromObject(object value)
    {
        var items = PlainValue.Of(value) is object?[] several ? several : [PlainValue.Of(value)];
        return items.Any(i => i is IDictionary or object?[]) ? Unreadable(value) : items.Select(i => i is C1Object known ? known.Id : i).ToArray();
    }
}
