using System;
using System.Globalization;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Binding;

/// <summary>A whole number. <c>12.5</c> and <c>1,200</c> are refused rather than rounded or misread.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WholeNumberCellAttribute : CellAttribute
{
    public override string Expected => Messages.ExpectedWholeNumber;

    public override bool TryRead(string text, out object? value)
    {
        var isRead = int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number);
        value = number;
        return isRead;
    }
}
