using System;
using System.Globalization;
using ConductorOne.Resources;

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

    // PowerShell would round 12.5 to a whole number.
    protected override object? FromObject(object? value) =>
        PlainValue.Of(value) is double or float or decimal && Convert.ToDouble(PlainValue.Of(value), CultureInfo.InvariantCulture) % 1 != 0
            ? Unreadable(value!)
            : value;
}
