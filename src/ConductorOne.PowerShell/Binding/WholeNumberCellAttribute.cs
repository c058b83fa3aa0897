using System;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Binding;

/// <summary>A whole number, of any numeric type and however it is written: <c>18.0000</c>. <c>12.5</c>, <c>1,200</c> and <c>1.000</c> are refused rather than rounded or misread.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WholeNumberCellAttribute : CellAttribute
{
    protected override string Expected => Messages.ExpectedWholeNumber;

    protected override bool TryRead(string text, out object? value)
    {
        value = null;
        return !CellText.IsAmbiguous(text) && TryReadNumber(text, out value);
    }

    protected override UnreadableCell Unreadable(object value) =>
        CellHints.OfWhole(value, int.MinValue, int.MaxValue) is { } fault ? new(Messages.CellOutOfRange.With(value, fault)) : base.Unreadable(value);

    protected override object? FromObject(object value) =>
        PlainValue.NumberText(PlainValue.Of(value)) is { } text && TryReadNumber(text, out var number) ? number : Unreadable(value);

    private static bool TryReadNumber(string text, out object? value)
    {
        var isRead = CellText.TryReadWhole(text, out var number) && number is >= int.MinValue and <= int.MaxValue;
        value = isRead ? (int)number : null;
        return isRead;
    }
}
