using System;
using System.Globalization;
using System.Text.Json;

namespace ConductorOne.Json;

/// <summary>Durations travel as seconds with an s: <c>3600s</c>, <c>1.5s</c>. The server refuses <c>1h</c>.</summary>
internal sealed class WireDurationConverter : WireConverter<TimeSpan?>
{
    protected override bool TryRead(ref Utf8JsonReader reader, out TimeSpan? value)
    {
        var duration = TimeSpan.Zero;
        var isUnset = reader.IsUnset();
        var isRead = isUnset || (reader.TokenType == JsonTokenType.String && WireDuration.TryRead(reader.GetString()!, out duration));
        value = isRead && !isUnset ? duration : null;
        return isRead;
    }

    public override void Write(Utf8JsonWriter writer, TimeSpan? value, JsonSerializerOptions options)
    {
        if (value is { } duration)
        {
            writer.WriteStringValue(WireDuration.Format(duration));
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}

internal static class WireDuration
{
    public static string Format(TimeSpan value) =>
        (value.Ticks / (decimal)TimeSpan.TicksPerSecond).ToString("0.#######", CultureInfo.InvariantCulture) + "s";

    public static bool TryRead(string text, out TimeSpan duration)
    {
        duration = default;
        if (text.Length < 2 || text[text.Length - 1] != 's'
            || !decimal.TryParse(
                text.Substring(0, text.Length - 1),
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var seconds)
            || Math.Abs(seconds) > (decimal)TimeSpan.MaxValue.TotalSeconds - 1)
        {
            return false;
        }

        duration = TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond));
        return true;
    }
}
