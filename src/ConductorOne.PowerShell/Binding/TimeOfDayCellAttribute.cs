using System;
using System.Globalization;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Binding;

/// <summary>A time of day to the minute: <c>17:30</c>, or a TimeSpan or DateTime.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TimeOfDayCellAttribute : CellAttribute
{
    protected override string Expected => Messages.ExpectedTimeOfDay;

    protected override bool TryRead(string text, out object? value)
    {
        var isRead = TimeSpan.TryParseExact(text.Trim(), @"h\:mm", CultureInfo.InvariantCulture, out var time);
        value = time;
        return isRead;
    }

    protected override object? FromObject(object value)
    {
        var time = PlainValue.Of(value) switch
        {
            TimeSpan span => span,
            DateTime moment => moment.TimeOfDay,
            { } only when only.GetType().FullName == "System.TimeOnly" => TimeSpan.Parse(((IFormattable)only).ToString("o", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
            _ => (TimeSpan?)null,
        };
        return time is { Seconds: 0, Milliseconds: 0, Days: 0 } whole && whole >= TimeSpan.Zero ? whole : Unreadable(value);
    }
}
