using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Connectors;

/// <summary>Checks the configuration of a connector and renders what the server gives back of it.</summary>
internal static partial class ConnectorConfig
{
    private const string TypeField = "@type";
    private const string Values = "configuration";
    private const string EnvConfigType = "type.googleapis.com/c1.api.app.v1.EnvConfig";

    /// <summary>Reads a configuration. A secret goes in and never comes out: its value is answered as an empty text.</summary>
    /// <exception cref="ApiException">The configuration isn't shaped as its type says.</exception>
    public static JsonElement Read(JsonElement config)
    {
        var type = config.Field(TypeField);
        if (type is null)
            throw ApiException.Invalid("proto: missing \"@type\" field in google.protobuf.Any");
        if (type.Value.ValueKind != JsonValueKind.String || !TypePattern().IsMatch(type.Value.GetString()!))
            throw ApiException.Invalid($"proto: unable to resolve {type.Value.GetRawText()}");
        if (type.Value.ValueEquals(EnvConfigType) && !MessageValidator.Validate(ConnectorSchema.EnvConfig, config))
        {
            using var canonical = JsonDocument.Parse(MessageWriter.Canonical(ConnectorSchema.EnvConfig, config));
            return Mask(canonical.RootElement);
        }

        return Mask(config);
    }

    /// <summary>What is left of a configuration when another is given: an empty text clears a value, and what is not given stays.</summary>
    /// <exception cref="ApiException">The configuration isn't shaped as its type says.</exception>
    public static JsonElement Merge(JsonElement? present, JsonElement given)
    {
        var read = Read(given);
        var merged = JsonObject.Create(read)!;
        var isOfSameType = present?.Field(TypeField)?.GetString() == given.GetProperty(TypeField).GetString();
        var values = isOfSameType && present?.Field(Values) is { } known ? JsonObject.Create(known)! : [];
        foreach (var value in read.Entries(Values))
        {
            values.Remove(value.Name);
            if (!IsCleared(given.GetProperty(Values).GetProperty(value.Name)))
                values[value.Name] = JsonObject.Create(value.Value);
        }

        merged[Values] = values;
        return JsonSerializer.SerializeToElement(merged);
    }

    // Of what was given: in what was read, a secret is empty too.
    private static bool IsCleared(JsonElement value) => (value.Field("stringValue") ?? value.Field("string_value")) is { } text && text.ValueEquals("");

    private static JsonElement Mask(JsonElement config)
    {
        using var document = JsonDocument.Parse(ApiResponse.Render(writer => WriteMasked(writer, config, isSecret: false)));
        return document.RootElement.Clone();
    }

    private static void WriteMasked(Utf8JsonWriter writer, JsonElement value, bool isSecret)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    WriteMasked(writer, member.Value, isSecret || (!IsStructure(member.Name) && SecretPattern().IsMatch(member.Name)));
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    WriteMasked(writer, item, isSecret || IsSecretItem(item));
                writer.WriteEndArray();
                break;
            case JsonValueKind.String when isSecret:
                writer.WriteStringValue("");
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    // The names of the wrappers themselves contain "key".
    private static bool IsStructure(string name) => name is "keyValues" or "key" or TypeField;

    private static bool IsSecretItem(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object
        && item.Field("key") is { ValueKind: JsonValueKind.String } key
        && SecretPattern().IsMatch(key.GetString()!);

    [GeneratedRegex("key|secret|token|password", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretPattern();

    [GeneratedRegex(@"^type\.googleapis\.com/c1(\.[A-Za-z0-9_]+)+\z", RegexOptions.CultureInvariant)]
    private static partial Regex TypePattern();
}
