using System;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Binding;

/// <summary><c>true/false/yes/no/1/0</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BooleanCellAttribute : CellAttribute
{
    protected override string Expected => Messages.ExpectedBoolean;

    protected override bool TryRead(string text, out object? value)
    {
        var isRead = CellText.TryReadBoolean(text, out var flag);
        value = flag;
        return isRead;
    }

    protected override object? FromObject(object value) => PlainValue.Of(value) switch
    {
        bool flag => flag,
        int and (0 or 1) or long and (0 or 1) => Convert.ToInt32(PlainValue.Of(value), System.Globalization.CultureInfo.InvariantCulture) == 1,
        System.Management.Automation.SwitchParameter flag => flag.IsPresent,
        _ => Unreadable(value),
    };
}
