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
        if (PlainValue.Unwrapped(value) is not IEnumerable several || PlainValue.Unwrapped(value) is string or IDictionary)
        {
            return TryItem(value, out var only) ? new[] { only } : Unreadable(value);
        }

        var texts = several.Cast<object?>().Select(item => (IsRead: TryItem(item, out var text), Text: text, Item: item)).ToArray();
        return texts.FirstOrDefault(t => !t.IsRead) is { Item: { } unfit } ? Unreadable(unfit) : texts.Select(t => t.Text).ToArray();
    }

    private static bool TryItem(object? item, out string? text)
    {
        text = PlainValue.Unwrapped(item) is C1Object known ? known.Id : PlainValue.SingleText(item);
        return text is not null || PlainValue.Unwrapped(item) is null or DBNull;
    }
}
