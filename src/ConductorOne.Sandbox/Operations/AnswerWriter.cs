using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using ConductorOne.Sandbox.Validation;

namespace ConductorOne.Sandbox.Operations;

/// <summary>Writes answers around the objects in them: whatever else a message has is not set.</summary>
internal static class AnswerWriter
{
    /// <summary>Writes a message of which nothing is set.</summary>
    public static void WriteUnset(Utf8JsonWriter writer, MessageSchema schema) => MessageFields.Of(schema).Write(writer);

    /// <summary>Writes a message that holds an object.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="schema">What the message consists of.</param>
    /// <param name="steps">The names of the fields down to the object; none where the message is the object itself.</param>
    /// <param name="value">The object.</param>
    public static void Write(Utf8JsonWriter writer, MessageSchema schema, IEnumerable<string> steps, MessageFields value)
    {
        var step = steps.FirstOrDefault();
        if (step is null)
        {
            (value.Schema == schema ? value : MessageFields.Taking(schema, value.Schema, value.ToJson())).Write(writer);
            return;
        }

        writer.WriteStartObject();
        for (var index = 0; index < schema.Fields.Count; index++)
        {
            if (schema.Fields[index].Name != step)
            {
                schema.WriteUnset(writer, index);
                continue;
            }

            writer.WritePropertyName(step);
            Write(writer, schema.Fields[index].Schema, steps.Skip(1), value);
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes the answer of a list.</summary>
    public static void WriteList(Utf8JsonWriter writer, TableOperation operation, IEnumerable<MessageFields> rows, string nextPageToken)
    {
        var schema = operation.Answer;
        writer.WriteStartObject();
        writer.WriteStartArray(operation.ListField!);
        foreach (var row in rows)
            Write(writer, schema.Find(operation.ListField!)!.Schema, operation.Steps, row);
        writer.WriteEndArray();
        for (var index = 0; index < schema.Fields.Count; index++)
        {
            if (schema.Fields[index].Name == "nextPageToken")
                writer.WriteString("nextPageToken", nextPageToken);
            else if (schema.Fields[index].Name != operation.ListField)
                schema.WriteUnset(writer, index);
        }

        writer.WriteEndObject();
    }
}
