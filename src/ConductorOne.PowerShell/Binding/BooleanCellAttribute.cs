using System;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Binding;

/// <summary><c>true/false/yes/no/1/0</c>, or a number of any type that is 1 or 0.</summary>
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
        { } number when PlainValue.NumberText(number) is { } text && TryRead(text, out var flag) => flag,
        _ => Unreadable(value),
    };
}
