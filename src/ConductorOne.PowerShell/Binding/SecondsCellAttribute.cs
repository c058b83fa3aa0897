using System;
using System.Globalization;
using System.Management.Automation;
using ConductorOne.Resources;
using ConductorOne.Shapes;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Binding;

/// <summary>A TimeSpan, <c>30s</c> or <c>00:00:30</c>, as for other durations, or a bare number, which is one of seconds.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecondsCellAttribute : CellAttribute
{
    protected override string Expected => Messages.SecondsExpected;

    protected override bool TryRead(string text, out object? value)
    {
        var isRead = DurationText.TryRead(text, out var duration) || DurationText.TryRead(text.Trim() + "s", out duration);
        value = duration;
        return isRead;
    }

    protected override UnreadableCell Unreadable(object value) => CellHints.TooLong(value, isUnitNeeded: false) is { } range
        ? new(Messages.CellOutOfRange.With(value, range))
        : new(base.Unreadable(value).Reason + CellHints.Duration(value));

    // PowerShell itself would take a number for ticks of 100 ns.
    protected override object? FromObject(object value) =>
        PlainValue.Of(value) is TimeSpan ? value
        : value is IFormattable or PSObject && TryRead(Convert.ToString(value, CultureInfo.InvariantCulture)!, out var duration) ? duration
        : Unreadable(value);
}
