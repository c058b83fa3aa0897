using System;
using System.Linq;
using ConductorOne.Api;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Binding;

/// <summary><c>a;b;c</c>, or several texts. An object has no text of its own.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal class ListCellAttribute : CellAttribute
{
    protected override string Expected => Messages.ExpectedList;

    protected override bool TakesList => true;

    public override object? ToWire(object value, string parameter)
    {
        Required.Items((string?[])value, parameter);
        return value;
    }

    protected sealed override bool TryRead(string text, out object? value)
    {
        value = Parted(text);
        return true;
    }

    /// <summary>The items that one text has.</summary>
    protected virtual string[] Parted(string text) => CellText.ReadList(text);

    protected override object? FromObject(object value)
    {
        if (PlainList.Of(PlainValue.Unwrapped(value)) is not { } several)
        {
            return TryItem(value, out var only) ? new[] { only } : Unreadable(value);
        }

        var texts = several.Cast<object?>().Select(item => (IsRead: TryItem(item, out var text), Text: text, Item: item)).ToArray();
        return texts.FirstOrDefault(t => !t.IsRead) is { Item: { } unfit } ? Unreadable(unfit) : texts.Select(t => t.Text).ToArray();
    }

    private static bool TryItem(object? item, out string? text)
    {
        text = PlainValue.SingleText(item);
        return text is not null || PlainValue.Unwrapped(item) is null or DBNull;
    }
}
