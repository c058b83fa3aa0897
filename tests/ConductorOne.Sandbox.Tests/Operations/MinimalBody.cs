using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using ConductorOne.Sandbox.Validation;

namespace ConductorOne.Sandbox.Tests.Operations;

/// <summary>The smallest body that a schema takes: what is required, and nothing else.</summary>
internal static class MinimalBody
{
    public const string Id = "none00000000000000000000000";

    public static JsonObject Of(MessageSchema? schema)
    {
        var body = new JsonObject();
        foreach (var field in schema?.Fields ?? [])
        {
            if (field.IsRequired || field.MinItems > 0)
                body[field.Name] = Value(field);
        }

        foreach (var group in schema?.RequiredOneOfs ?? [])
        {
            var arm = schema!.Fields.First(field => field.OneOf == group);
            body[arm.Name] = Value(arm);
        }

        return body;
    }

    private static JsonNode Value(FieldSchema field) => field.Shape switch
    {
        FieldShape.List => new JsonArray(One(field)),
        FieldShape.Map => new JsonObject(new Dictionary<string, JsonNode?> { ["key"] = One(field) }),
        _ => One(field),
    };

    private static JsonNode One(FieldSchema field) => field.Kind switch
    {
        FieldKind.Text => field.IsId ? Id : "text",
        FieldKind.Flag => true,
        FieldKind.Int32 or FieldKind.UInt32 or FieldKind.Fraction => 1,
        FieldKind.Int64 or FieldKind.UInt64 => "1",
        FieldKind.Bytes => "YQ==",
        FieldKind.Duration => "60s",
        FieldKind.Timestamp => "2030-01-01T00:00:00Z",
        FieldKind.Choice => field.Choices[^1],
        FieldKind.Nested => Of(field.Schema),
        _ => new JsonObject(),
    };
}
