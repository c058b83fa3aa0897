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
            value.Write(writer);
            return;
        }

        writer.WriteStartObject();
        foreach (var field in schema.Fields)
        {
            if (field.Name != step)
            {
                MessageWriter.WriteUnset(writer, field);
                continue;
            }

            writer.WritePropertyName(step);
            Write(writer, field.Schema, steps.Skip(1), value);
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes the answer of a list.</summary>
    public static void WriteList(Utf8JsonWriter writer, TableOperation operation, IEnumerable<MessageFields> rows, string nextPageToken)
    {
        writer.WriteStartObject();
        foreach (var field in operation.Answer.Fields.OrderByDescending(field => field.Name == operation.ListField))
        {
            if (field.Name == operation.ListField)
            {
                writer.WriteStartArray(field.Name);
                foreach (var row in rows)
                    Write(writer, field.Schema, operation.Steps, row);
                writer.WriteEndArray();
            }
            else if (field.Name == "nextPageToken")
            {
                writer.WriteString(field.Name, nextPageToken);
            }
            else
            {
                MessageWriter.WriteUnset(writer, field);
            }
        }

        writer.WriteEndObject();
    }
}
