using System;
using System.Text.Json;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Validation;

/// <summary>Writes validated messages in the way in which the server itself writes them.</summary>
internal static class MessageWriter
{
    /// <summary>Renders a message that may not be there; empty when it isn't.</summary>
    public static ReadOnlyMemory<byte> Render(MessageSchema schema, JsonElement? message) =>
        message is { } given ? ApiResponse.Render(writer => Write(writer, schema, given)) : ReadOnlyMemory<byte>.Empty;

    /// <summary>Renders what was given of a message, each field under its proper name and in its proper form.</summary>
    public static ReadOnlyMemory<byte> Canonical(MessageSchema schema, JsonElement message) =>
        ApiResponse.Render(writer => WriteGiven(writer, schema, message));

    /// <summary>Writes a message in canonical form as the server answers it: every field in order, unset ones with their defaults.</summary>
    public static void Write(Utf8JsonWriter writer, MessageSchema schema, JsonElement message)
    {
        writer.WriteStartObject();
        for (var index = 0; index < schema.Fields.Count; index++)
        {
            var field = schema.Fields[index];
            if (message.TryGetProperty(field.Name, out var value) && value.ValueKind != JsonValueKind.Null && !field.ReadsNull)
                WriteField(writer, field, value);
            else
                schema.WriteUnset(writer, index);
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes a value in canonical form as the server answers it.</summary>
    public static void WriteField(Utf8JsonWriter writer, FieldSchema field, JsonElement value)
    {
        writer.WritePropertyName(field.Name);
        WriteField(writer, field, value, Write);
    }

    private static void WriteGiven(Utf8JsonWriter writer, MessageSchema schema, JsonElement message)
    {
        writer.WriteStartObject();
        foreach (var property in message.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Null)
                continue;
            var field = schema.Fields[schema.IndexOf(property.Name)];
            writer.WritePropertyName(field.Name);
            WriteField(writer, field, property.Value, WriteGiven);
        }

        writer.WriteEndObject();
    }

    private static void WriteField(
        Utf8JsonWriter writer, FieldSchema field, JsonElement value, Action<Utf8JsonWriter, MessageSchema, JsonElement> writeMessage)
    {
        switch (field.Shape)
        {
            case FieldShape.List:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    WriteValue(writer, field, item, writeMessage);
                writer.WriteEndArray();
                break;
            case FieldShape.Map:
                writer.WriteStartObject();
                foreach (var entry in value.EnumerateObject())
                {
                    writer.WritePropertyName(entry.Name);
                    WriteValue(writer, field, entry.Value, writeMessage);
                }

                writer.WriteEndObject();
                break;
            default:
                WriteValue(writer, field, value, writeMessage);
                break;
        }
    }

    private static void WriteValue(
        Utf8JsonWriter writer, FieldSchema field, JsonElement value, Action<Utf8JsonWriter, MessageSchema, JsonElement> writeMessage)
    {
        switch (field.Kind)
        {
            case FieldKind.Nested:
                writeMessage(writer, field.Schema, value);
                break;
            case FieldKind.Int64 or FieldKind.UInt64 when WireNumber.TryRead(value, field.Kind, out var digits):
                writer.WriteStringValue(digits);
                break;
            case FieldKind.Int32 or FieldKind.UInt32 when WireNumber.TryRead(value, field.Kind, out var digits):
                writer.WriteRawValue(digits);
                break;
            case FieldKind.Bytes when WireBytes.TryRead(value, out var base64):
                writer.WriteStringValue(base64);
                break;
            case FieldKind.Choice:
                writer.WriteStringValue(field.FindChoice(value));
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
