using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConductorOne.Json;

/// <summary>Reads and writes several values of one <see cref="WireEnum"/>.</summary>
/// <typeparam name="T">Reads and writes one of them.</typeparam>
internal sealed class WireEnumListConverter<T> : JsonConverter<string[]>
    where T : WireEnumConverter, new()
{
    private readonly T _single = new();

    public override string[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException();
        }

        var values = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            values.Add(_single.Read(ref reader, typeof(string), options));
        }

        return [.. values];
    }

    public override void Write(Utf8JsonWriter writer, string[] value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var single in value)
        {
            _single.Write(writer, single, options);
        }

        writer.WriteEndArray();
    }
}
