using System.Globalization;
using System.Text.Json;

namespace ConductorOne.Json;

/// <summary>Reads and writes one <see cref="WireEnum"/>. A number, which proto3 sends for a value without a name, survives as it is.</summary>
internal abstract class WireEnumConverter(WireEnum values) : WireConverter<string>
{
    public WireEnum Values { get; } = values;

    protected override bool TryRead(ref Utf8JsonReader reader, out string value)
    {
        value = "";
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return true;
            case JsonTokenType.String:
                value = Values.Show(reader.GetString()!);
                return true;
            default:
                var isRead = WireNumber.TryRead(ref reader, out var number);
                value = isRead ? number.ToString(CultureInfo.InvariantCulture) : "";
                return isRead;
        }
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        if (long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteStringValue(ProtoStringConverter.Whole(Values.ToWire(value)));
        }
    }
}

/// <summary>Reads and writes the enumeration.</summary>
internal sealed class WireEnumConverter<T>() : WireEnumConverter(WireEnum.Of<T>())
    where T : WireEnum, new();
