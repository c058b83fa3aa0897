using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Connectors;

/// <summary>Answers <c>/api/v1/connectorcatalog</c>: the fields that a product's configuration takes.</summary>
internal static class CatalogEndpoint
{
    private static readonly Lazy<Dictionary<string, string[]>> Table = new(Load);

    public static void Map(HandlerSet handlers) => handlers.Map("POST", "/api/v1/connectorcatalog", Answer);

    private static ApiResponse Answer(ApiRequest request)
    {
        var entry = Table.Value.GetValueOrDefault(request.Body.Text("catalogId")) ?? throw ApiException.NotFound("connector catalog entry");
        return ApiResponse.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartObject("schema");
            writer.WriteString("displayName", entry[0]);
            writer.WriteStartArray("fields");
            foreach (var field in entry[3].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                WriteField(writer, field);
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndObject();
        });
    }

    // name:type, and * behind a secret
    private static void WriteField(Utf8JsonWriter writer, string field)
    {
        var parts = field.TrimEnd('*').Split(':');
        writer.WriteStartObject();
        writer.WriteString("name", parts[0]);
        writer.WriteString("displayName", char.ToUpperInvariant(parts[0][0]) + parts[0][1..].Replace('_', ' ').Replace('-', ' '));
        writer.WriteStartObject(parts[1] switch
        {
            "bool" => "checkbox",
            "list" => "strList",
            "map" => "keyValue",
            _ => "str",
        });
        if (field.EndsWith('*'))
            writer.WriteBoolean("secret", true);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static Dictionary<string, string[]> Load()
    {
        using var stream = typeof(CatalogEndpoint).Assembly.GetManifestResourceStream("ConnectorCatalog.tsv")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.TrimEnd('\r').Split('\t'))
            .ToDictionary(columns => columns[2]);
    }
}
