using System;
using System.Globalization;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Binding;

/// <summary>A whole number. <c>12.5</c> and <c>1,200</c> are refused rather than rounded or misread.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WholeNumberCellAttribute : CellAttribute
{
    protected override string Expected => Messages.ExpectedWholeNumber;

    protected override bool TryRead(string text, out object? value)
    {
        var isRead = int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number);
        value = number;
        return isRead;
    }

    protected override UnreadableCell Unreadable(object value) =>
        CellHints.OutOfRange(value, int.MinValue, int.MaxValue) is { } range ? new(Messages.CellOutOfRange.With(value, range)) : base.Unreadable(value);

    protected override object? FromObject(object value) =>
        PlainValue.Of(value) is byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal
        && TryRead(Convert.ToString(PlainValue.Of(value), CultureInfo.InvariantCulture)!, out var number)
            ? number
            : Unreadable(value);
}
