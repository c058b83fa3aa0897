using System;
using System.Globalization;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Binding;

/// <summary>A DateTime, a DateTimeOffset, or ISO 8601 text, local where no zone is said. In other forms nobody can tell day and month apart.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TimeCellAttribute : CellAttribute
{
    private static readonly string[] Formats =
        ["yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-dd HH:mmK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK"];

    protected override string Expected => Messages.ExpectedTime;

    protected override bool TryRead(string text, out object? value)
    {
        var isRead = DateTimeOffset.TryParseExact(
            text.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var time);
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
