using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ConductorOne.Json;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Operations;

/// <summary>Writes fields as the members of a JSON object, under their names in camelCase.</summary>
internal static class FieldsBody
{
    /// <summary>The name of a field on the wire.</summary>
    public static string NameOf(string field) => JsonNamingPolicy.CamelCase.ConvertName(field);

    /// <summary>An object with these fields.</summary>
    /// <param name="fields">Its members.</param>
    /// <param name="shown">Whether it is to be shown, with its secrets masked, not sent.</param>
    /// <exception cref="C1InputException">A text has half a character.</exception>
    public static byte[] Write(IEnumerable<KeyValuePair<string, object?>> fields, bool shown = false)
    {
        using var json = new MemoryStream();
        using (var output = new Utf8JsonWriter(json))
        {
            WriteObject(output, fields, shown);
        }

        return json.ToArray();
    }

    /// <summary>The same as text, to be shown.</summary>
    public static string Show(IEnumerable<KeyValuePair<string, object?>> fields) => Encoding.UTF8.GetString(Write(fields, shown: true));

    private static void WriteObject(Utf8JsonWriter output, IEnumerable<KeyValuePair<string, object?>> fields, bool shown)
    {
        output.WriteStartObject();
        foreach (var field in fields)
        {
            output.WritePropertyName(NameOf(field.Key));
            WriteValue(output, field.Value is IMaskedValue masked ? (shown ? masked.Shown : masked.Sent) : field.Value, field.Key, shown);
        }

        output.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter output, object? value, string at, bool shown)
    {
        switch (value)
        {
            case null:
                output.WriteNullValue();
                break;
            case string text:
                Required.That(WholeText.Is(text), at, () => Messages.BrokenId.With(at));
                output.WriteStringValue(text);
                break;
            case bool flag:
                output.WriteBooleanValue(flag);
                break;
            case int number:
                output.WriteNumberValue(number);
                break;
            case Fields members:
                WriteObject(output, members, shown);
                break;
            default:
                WriteTyped(output, value, TypeOf(value), at);
                break;
        }
    }

    private static void WriteTyped(Utf8JsonWriter output, object value, JsonTypeInfo type, string at)
    {
        try
        {
            JsonSerializer.Serialize(output, value, type);
        }
        catch (JsonException e)
        {
            // The serializer says "$.member", or "$[0]".
            var place = at + (e.Path is { Length: > 1 } path ? path.Substring(1) : "");
            throw new C1InputException(Messages.BrokenId.With(place), place);
        }
    }

    private static JsonTypeInfo TypeOf(object value) =>
        C1JsonContext.Default.GetTypeInfo(value.GetType()) ?? C1JsonContext.Default.Object;
}
