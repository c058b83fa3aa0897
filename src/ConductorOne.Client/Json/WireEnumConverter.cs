using System;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConductorOne.Json;

/// <summary>Reads and writes one <see cref="WireEnum"/>. A number, which proto3 sends for a value without a name, survives as it is.</summary>
internal abstract class WireEnumConverter(WireEnum values) : JsonConverter<string>
{
    public WireEnum Values { get; } = values;

    public override bool HandleNull => true;

    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => "",
        JsonTokenType.Number => reader.GetInt64().ToString(CultureInfo.InvariantCulture),
        _ => Values.Show(reader.GetString()!),
    };

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        if (long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteStringValue(Values.ToWire(value));
        }
    }
}
