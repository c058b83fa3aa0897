using System;
using System.Text.Json;

namespace ConductorOne.Json;

/// <summary>Times as RFC 3339. One that is not set may come as an empty string.</summary>
internal sealed class ProtoTimestampConverter : WireConverter<DateTimeOffset?>
{
    // -00:00, and the last letter of a time in UTC.
    private const int LengthOfOffset = 6;
    private const int LengthOfDate = 10;

    protected override bool TryRead(ref Utf8JsonReader reader, out DateTimeOffset? value)
    {
        value = null;
        if (reader.IsUnset())
        {
            return true;
        }

        if (reader.TokenType != JsonTokenType.String)
        {
            return false;
        }

        // The quick way takes a time without an offset for local time.
        if (HasOffset(reader.ValueSpan) && reader.TryGetDateTimeOffset(out var time))
        {
            value = time;
            return true;
        }

        var isRead = WireTime.TryRead(reader.GetString()!, out time);
        value = isRead ? time : null;
        return isRead;
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } time)
        {
            writer.WriteStringValue(time);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    private static bool HasOffset(ReadOnlySpan<byte> text) => text.Length > LengthOfDate
        && (text[text.Length - 1] == 'Z' || text[text.Length - LengthOfOffset] is (byte)'+' or (byte)'-');
}
