using System;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Binding;

/// <summary>A DateTime, a DateTimeOffset, or ISO 8601 text, local where no zone is said. In other forms nobody can tell day and month apart.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TimeCellAttribute : CellAttribute
{
    protected override string Expected => Messages.ExpectedTime;

    protected override bool TryRead(string text, out object? value)
    {
        var isRead = CellText.TryReadTime(text, out var time);
        value = time;
        return isRead;
    }

    protected override object? FromObject(object value) => PlainValue.Of(value) switch
    {
        DateTimeOffset time => time,
        DateTime time => new DateTimeOffset(time),

        // A DateOnly, say, has a text that is a time.
        _ => PlainValue.SingleText(value) is { } text && TryRead(text, out var read) ? read : Unreadable(value),
    };
}
