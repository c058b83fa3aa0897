using System;
using System.Text.Json;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Validation;

/// <summary>Writes a validated message as the server answers it: every field in order, unset ones with their defaults.</summary>
internal static class MessageWriter
{
    /// <summary>Renders a message that may not be there; empty when it isn't.</summary>
    public static ReadOnlyMemory<byte> Render(MessageSchema schema, JsonElement? message) =>
        message is { } given ? ApiResponse.Render(writer => Write(writer, schema, given)) : ReadOnlyMemory<byte>.Empty;

    /// <summary>Writes a message.</summary>
    public static void Write(Utf8JsonWriter writer, MessageSchema schema, JsonElement message)
    {
        writer.WriteStartObject();
        foreach (var field in schema.Fields)
        {
            var isSet = message.TryGetProperty(field.Name, out var value) && value.ValueKind != JsonValueKind.Null;
            if (!isSet && field.OneOf is not null)
                continue; // An arm that was not chosen is not there at all.

            writer.WritePropertyName(field.Name);
            if (isSet)
                WriteField(writer, field, value);
            else
                WriteDefault(writer, field);
        }

        writer.WriteEndObject();
    }

    private static void WriteField(Utf8JsonWriter writer, FieldSchema field, JsonElement value)
    {
        switch (field.Shape)
        {
            case FieldShape.List:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    WriteValue(writer, field, item);
                writer.WriteEndArray();
                break;
            case FieldShape.Map:
                writer.WriteStartObject();
                foreach (var entry in value.EnumerateObject())
                {
                    writer.WritePropertyName(entry.Name);
                    WriteValue(writer, field, entry.Value);
                }

                writer.WriteEndObject();
                break;
            default:
                WriteValue(writer, field, value);
                break;
        }
    }

    private static void WriteValue(Utf8JsonWriter writer, FieldSchema field, JsonElement value)
    {
        if (field.Kind == FieldKind.Nested)
            Write(writer, field.Schema, value);
        else if (field.Kind is FieldKind.Int64 or FieldKind.UInt64 && value.ValueKind == JsonValueKind.Number)
            writer.WriteStringValue(value.GetRawText());
        else if (field.Kind is FieldKind.Int32 or FieldKind.UInt32 && value.ValueKind == JsonValueKind.String)
            writer.WriteRawValue(value.GetString()!);
        else
            value.WriteTo(writer);
    }

    private static void WriteDefault(Utf8JsonWriter writer, FieldSchema field)
    {
        switch (field)
        {
            case { Shape: FieldShape.List }:
                writer.WriteStartArray();
                writer.WriteEndArray();
                break;
            case { Shape: FieldShape.Map }:
                writer.WriteStartObject();
                writer.WriteEndObject();
                break;
            case { Kind: FieldKind.Text or FieldKind.Bytes }:
                writer.WriteStringValue("");
                break;
            case { Kind: FieldKind.Flag }:
                writer.WriteBooleanValue(false);
                break;
            case { Kind: FieldKind.Int32 or FieldKind.UInt32 }:
                writer.WriteNumberValue(0);
                break;
            case { Kind: FieldKind.Int64 or FieldKind.UInt64 }:
                writer.WriteStringValue("0");
                break;
            case { Kind: FieldKind.Choice }:
                writer.WriteStringValue(field.Choices[0]);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
