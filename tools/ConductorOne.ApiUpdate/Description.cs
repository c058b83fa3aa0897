using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using ConductorOne.Api;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace ConductorOne.ApiUpdate;

/// <summary>The vendor's description of the API, read for its facts: none of its sentences gets into the table.</summary>
internal sealed class Description
{
    // A oneof is told in words only: its name, and its fields as a list.
    private static readonly Regex OneOf = new(@"contains a oneof named (\w+)\. Only a single field of the following list may be set at a time:\s*((?:- \w+\s*)+)");

    private readonly OpenApiDocument _document;

    private Description(OpenApiDocument document) => _document = document;

    /// <exception cref="InvalidDataException">It is no description, or says something that the table has no form for.</exception>
    public static async Task<Description> ReadAsync(string file)
    {
        var settings = new OpenApiReaderSettings { RuleSet = new ValidationRuleSet() };
        settings.AddYamlReader();
        await using var stream = File.OpenRead(file);
        var (document, diagnostic) = await OpenApiDocument.LoadAsync(stream, "yaml", settings).ConfigureAwait(false);
        return document?.Components?.Schemas is not null && diagnostic?.Errors.Count is null or 0
            ? new(document!)
            : throw new InvalidDataException($"\"{file}\" cannot be read as OpenAPI: {string.Join("; ", diagnostic?.Errors.Select(e => e.Message) ?? [])}");
    }

    /// <summary>The operations in the order of their ids.</summary>
    public IEnumerable<ApiOperation> Operations() =>
        from path in _document.Paths
        from operation in path.Value.Operations!
        let read = Operation(path.Key, operation.Key.Method, operation.Value)
        orderby read.Id.ToUpperInvariant(), read.Id
        select read;

    /// <summary>The messages in the order of their names.</summary>
    public IEnumerable<ApiMessage> Messages() =>
        from schema in _document.Components!.Schemas!
        orderby schema.Key.ToUpperInvariant(), schema.Key
        select Message(schema.Key, schema.Value);

    private static ApiOperation Operation(string path, string method, OpenApiOperation operation)
    {
        var fields = operation.Parameters?.Select(p => (p.In, Field: Field(p.Name!, p.Schema!, "", $"{operation.OperationId} {p.Name}"))).ToArray() ?? [];
        return new(operation.OperationId!, method.ToUpperInvariant(), path)
        {
            PathFields =
            [
                .. from Match name in Regex.Matches(path, @"\{(\w+)\}")
                   select Single(fields.Where(f => f.In == ParameterLocation.Path && f.Field.Name == name.Groups[1].Value), path).Field,
            ],
            QueryFields = [.. fields.Where(f => f.In == ParameterLocation.Query).Select(f => f.Field).OrderBy(f => f.Name, StringComparer.Ordinal)],
            RequestName = operation.RequestBody?.Content is { } request ? NameOf(Single(request, path).Value.Schema) : "",
            AnswerName = operation.Responses?["200"].Content is { } answer ? NameOf(Single(answer, path).Value.Schema) : "",
            Stability = Stability(operation),
            IsDeprecated = operation.Deprecated,
        };
    }

    // What is stable goes without saying.
    private static string Stability(OpenApiOperation operation) =>
        operation.Extensions?.TryGetValue("x-stability-level", out var word) == true && word is JsonNodeExtension { Node: var node } && node.ToString() is var level and not "stable"
            ? level
            : "";

    private static ApiMessage Message(string name, IOpenApiSchema schema)
    {
        var groups = (from Match oneOf in OneOf.Matches(schema.Description ?? "")
                      from Match field in Regex.Matches(oneOf.Groups[2].Value, @"\w+")
                      select (Field: field.Value, Group: oneOf.Groups[1].Value)).ToDictionary(f => f.Field, f => f.Group);
        return new(
            name,
            [
                .. from property in schema.Properties ?? new Dictionary<string, IOpenApiSchema>()
                   orderby property.Key.ToUpperInvariant(), property.Key
                   let field = Field(property.Key, property.Value, groups.GetValueOrDefault(property.Key, ""), $"{name} {property.Key}")
                   select field with { IsRequired = schema.Required?.Contains(property.Key) == true },
            ]);
    }

    private static ApiField Field(string name, IOpenApiSchema schema, string group, string at)
    {
        var type = Type(schema, ApiShape.One, at);
        return new(name, type)
        {
            IsReadOnly = schema.ReadOnly,
            IsOptional = IsOptional(schema, type) && group.Length == 0,
            IsDeprecated = schema.Deprecated,
            Group = group,
        };
    }

    // Times, durations and messages may always be absent.
    private static bool IsOptional(IOpenApiSchema schema, ApiType type) => schema.Type?.HasFlag(JsonSchemaType.Null) == true
        && type is { Shape: ApiShape.One, Kind: not (ApiKind.Time or ApiKind.Duration or ApiKind.Any or ApiKind.Struct or ApiKind.Value) };

    private static ApiType Type(IOpenApiSchema schema, ApiShape shape, string at)
    {
        if (schema is OpenApiSchemaReference)
        {
            return new(ApiKind.Message, shape, messageName: NameOf(schema));
        }

        if (schema.OneOf?.OfType<OpenApiSchemaReference>().ToArray() is { Length: 1 } message)
        {
            return new(ApiKind.Message, shape, messageName: NameOf(message[0]));
        }

        if (schema.Enum is { Count: > 0 } names)
        {
            return Enumeration([.. names.Select(n => n!.ToString())], shape);
        }

        var nested = shape == ApiShape.One;
        return (schema.Type & ~JsonSchemaType.Null, schema.Format) switch
        {
            (JsonSchemaType.Array, _) when nested => Type(schema.Items!, ApiShape.List, at),
            (JsonSchemaType.Object, _) when nested && schema.AdditionalProperties is { } values => Type(values, ApiShape.Map, at),
            (JsonSchemaType.Object, _) => new(schema.Properties?.ContainsKey("@type") == true ? ApiKind.Any : ApiKind.Struct, shape),
            (JsonSchemaType.Boolean, _) => new(ApiKind.Bool, shape),
            (JsonSchemaType.Number, _) => new(ApiKind.Number, shape),
            (JsonSchemaType.Integer, "int32") => new(ApiKind.Int32, shape),
            (JsonSchemaType.Integer, "uint32") => new(ApiKind.UInt32, shape),
            (JsonSchemaType.String, "int64") => new(ApiKind.Int64, shape),
            (JsonSchemaType.String, "uint64") => new(ApiKind.UInt64, shape),
            (JsonSchemaType.String, "base64") => new(ApiKind.Bytes, shape),
            (JsonSchemaType.String, "date-time") => new(ApiKind.Time, shape),
            (JsonSchemaType.String, "duration") => new(ApiKind.Duration, shape),
            (JsonSchemaType.String, null) => new(ApiKind.Text, shape),
            ({ } several, null) when several.HasFlag(JsonSchemaType.Object | JsonSchemaType.String) => new(ApiKind.Value, shape),
            var (type, format) => throw new InvalidDataException($"The table has no form for {at}: type {type}, format {format}."),
        };
    }

    // All names of an enumeration begin alike, up to an underscore.
    private static ApiType Enumeration(string[] names, ApiShape shape)
    {
        var same = names[0].TakeWhile((c, i) => names.All(n => i < n.Length && n[i] == c)).Count();
        var prefix = names[0][..(names.Length > 1 ? names[0][..same].LastIndexOf('_') + 1 : 0)];
        return new(ApiKind.Enum, shape, prefix: prefix, names: [.. names.Select(n => n[prefix.Length..])]);
    }

    private static string NameOf(IOpenApiSchema? schema) =>
        (schema as OpenApiSchemaReference)?.Reference.Id ?? throw new InvalidDataException("The body of a request or answer is no message.");

    private static T Single<T>(IEnumerable<T> items, string path) =>
        items.Take(2).ToArray() is [var only] ? only : throw new InvalidDataException($"Not exactly one in {path}.");
}
