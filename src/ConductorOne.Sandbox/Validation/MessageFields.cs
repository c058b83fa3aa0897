using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Validation;

/// <summary>What is set of a message, in canonical form. A change makes another one of it.</summary>
internal sealed class MessageFields
{
    // Strings and flags as they are, all other values as JSON: most fields are strings, and there are objects by the million.
    private readonly object?[] _values;

    private MessageFields(MessageSchema schema, object?[] values) => (Schema, _values) = (schema, values);

    /// <summary>What the fields are.</summary>
    public MessageSchema Schema { get; }

    /// <summary>The fields of a message that a validated body has under the same names.</summary>
    public static MessageFields Of(MessageSchema schema, JsonElement body)
    {
        var values = new object?[schema.Fields.Count];
        for (var index = 0; index < values.Length; index++)
            values[index] = body.Field(schema.Fields[index].Name) is { } value ? Keep(value) : null;
        return new MessageFields(schema, values);
    }

    /// <summary>A message of which these fields are set.</summary>
    public static MessageFields Of(MessageSchema schema, params ReadOnlySpan<(string Name, object? Value)> fields) =>
        new MessageFields(schema, new object?[schema.Fields.Count]).With(fields);

    /// <summary>The fields of a message that a validated body of another has under the same names and with the same types.</summary>
    public static MessageFields Taking(MessageSchema schema, MessageSchema bodySchema, JsonElement body)
    {
        var values = new object?[schema.Fields.Count];
        foreach (var index in schema.SharedWith(bodySchema))
            values[index] = body.Field(schema.Fields[index].Name) is { } value ? Keep(value) : null;
        return new MessageFields(schema, values);
    }

    /// <summary>The same message with other values of those of these fields that it has.</summary>
    public MessageFields WithKnown(params ReadOnlySpan<(string Name, object? Value)> fields)
    {
        var values = (object?[])_values.Clone();
        foreach (var (name, value) in fields)
        {
            if (Schema.IndexOf(name) is >= 0 and var index)
                values[index] = value;
        }

        return new MessageFields(Schema, values);
    }

    /// <summary>The same message with other values of these fields: texts, flags, JSON, what can be JSON, or null for "not set".</summary>
    public MessageFields With(params ReadOnlySpan<(string Name, object? Value)> fields)
    {
        var values = (object?[])_values.Clone();
        foreach (var (name, value) in fields)
            values[Schema.IndexOf(name)] = value is null or string or bool or JsonElement ? value : JsonSerializer.SerializeToElement(value);
        return new MessageFields(Schema, values);
    }

    /// <summary>When the object was deleted, or null.</summary>
    public string? DeletedAt => Schema.DeletedAt < 0 ? null : _values[Schema.DeletedAt] as string;

    /// <summary>The same message with another value of a field; null for "not set".</summary>
    public MessageFields With(string name, JsonElement? value) => With((name, value is { } given ? Keep(given) : null));

    /// <summary>A text, empty when it isn't set; of a choice the first name.</summary>
    public string Text(string name) => TextAt(Schema.IndexOf(name));

    /// <summary>The text of the field at a position.</summary>
    public string TextAt(int index) => _values[index] as string ?? Schema.UnsetText(index);

    /// <summary>Whether a flag is set.</summary>
    public bool Flag(string name) => _values[Schema.IndexOf(name)] is true;

    /// <summary>A list of texts.</summary>
    public IReadOnlyList<string> Texts(string name) => Json(name) is { } list ? [.. list.EnumerateArray().Select(item => item.GetString()!)] : [];

    /// <summary>A value that is no text, or null.</summary>
    public JsonElement? Json(string name) => _values[Schema.IndexOf(name)] as JsonElement?;

    /// <summary>The fields that are set, as a JSON object.</summary>
    public JsonElement ToJson()
    {
        using var document = JsonDocument.Parse(ApiResponse.Render(writer =>
        {
            writer.WriteStartObject();
            WriteGiven(writer);
            writer.WriteEndObject();
        }));
        return document.RootElement.Clone();
    }

    /// <summary>Writes the message as the server answers it: every field in order, unset ones with their defaults.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        WriteFields(writer);
        writer.WriteEndObject();
    }

    /// <summary>Writes the same into an object that is open already.</summary>
    public void WriteFields(Utf8JsonWriter writer)
    {
        for (var index = 0; index < _values.Length; index++)
        {
            if (_values[index] is string text)
                writer.WriteString(Schema.EncodedName(index), text);
            else if (_values[index] is bool flag)
                writer.WriteBoolean(Schema.EncodedName(index), flag);
            else if (_values[index] is JsonElement value)
                MessageWriter.WriteField(writer, Schema.Fields[index], value);
            else
                Schema.WriteUnset(writer, index);
        }
    }

    private void WriteGiven(Utf8JsonWriter writer)
    {
        for (var index = 0; index < _values.Length; index++)
        {
            var name = Schema.Fields[index].Name;
            if (_values[index] is string text)
            {
                writer.WriteString(name, text);
            }
            else if (_values[index] is bool flag)
            {
                writer.WriteBoolean(name, flag);
            }
            else if (_values[index] is JsonElement value)
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }
        }
    }

    private static object Keep(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
        _ => value.Clone(),
    };
}
