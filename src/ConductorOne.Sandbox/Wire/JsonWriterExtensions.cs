using System;
using System.Collections.Generic;
using System.Text.Json;

namespace ConductorOne.Sandbox.Wire;

/// <summary>Writes the shapes that every object of the API is made of.</summary>
internal static class JsonWriterExtensions
{
    /// <summary>A time, or null when it never came.</summary>
    public static void WriteTime(this Utf8JsonWriter writer, string name, string? time)
    {
        if (time is null)
            writer.WriteNull(name);
        else
            writer.WriteString(name, time);
    }

    public static void WriteTexts(this Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    public static void WriteTextMap(this Utf8JsonWriter writer, string name, IEnumerable<KeyValuePair<string, string>> map)
    {
        writer.WriteStartObject(name);
        foreach (var (key, value) in map)
            writer.WriteString(key, value);
        writer.WriteEndObject();
    }

    /// <summary>JSON that was rendered before; null when there is none.</summary>
    public static void WriteRendered(this Utf8JsonWriter writer, string name, ReadOnlyMemory<byte> json)
    {
        writer.WritePropertyName(name);
        if (json.IsEmpty)
            writer.WriteNullValue();
        else
            writer.WriteRawValue(json.Span, skipInputValidation: true);
    }

    /// <summary>An empty array, such as <c>expanded</c> where nothing is.</summary>
    public static void WriteEmptyList(this Utf8JsonWriter writer, string name)
    {
        writer.WriteStartArray(name);
        writer.WriteEndArray();
    }

    /// <summary>An object around one member: <c>{"app":{…}}</c>.</summary>
    public static void WriteWrapped(this Utf8JsonWriter writer, string name, Action<Utf8JsonWriter> write)
    {
        writer.WriteStartObject();
        writer.WritePropertyName(name);
        write(writer);
        writer.WriteEndObject();
    }
}
