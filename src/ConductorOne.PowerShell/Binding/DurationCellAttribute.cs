using System;
using ConductorOne.Resources;
using ConductorOne.Shapes;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Binding;

/// <summary>A TimeSpan, <c>3600s</c> or <c>01:00:00</c>. A bare number is refused: nobody can tell its unit.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DurationCellAttribute : CellAttribute
{
    protected override string Expected => Messages.DurationExpected;

    protected override bool TryRead(string text, out object? value)
    {
        var isRead = DurationText.TryRead(text, out var duration);
        value = duration;
        return isRead;
    }

    protected override UnreadableCell Unreadable(object value) => CellHints.TooLong(value, isUnitNeeded: true) is { } range
        ? new(Messages.CellOutOfRange.With(value, range))
        : new(base.Unreadable(value).Reason + CellHints.Duration(value));

    // PowerShell itself would take a number for ticks of 100 ns. An unquoted 90s is the number 90 to it, but keeps its text.
    protected override object? FromObject(object value) =>
        PlainValue.Of(value) is TimeSpan ? value
        : value.ToString() is { } text && DurationText.TryRead(text, out var duration) ? duration
        : Unreadable(value);
}
