using System.Collections.Generic;
using System.Linq;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Validation;

namespace ConductorOne.Connectors;

internal static class CatalogCalls
{
    /// <summary>The fields of an entry as the server knows them. A read, although a POST.</summary>
    /// <param name="entry">What is known of the entry already: its id at least.</param>
    public static ApiCall<C1CatalogEntry> GetFields(C1CatalogEntry entry)
    {
        Required.Text(entry.CatalogId, "CatalogId");
        return new(
            JsonBody.Post("/api/v1/connectorcatalog", new ConfigSchemaRequest(entry.CatalogId), C1JsonContext.Default.ConfigSchemaRequest) with { Repeatable = true },
            JsonBody.Reader(C1JsonContext.Default.ConfigSchemaAnswer, answer => answer.Schema is { } schema ? With(entry, schema) : null));
    }

    private static C1CatalogEntry With(C1CatalogEntry entry, ConfigSchema schema) => new()
    {
        CatalogId = entry.CatalogId,
        Name = entry.Name.Length > 0 ? entry.Name : schema.DisplayName,
        Slug = entry.Slug,
        HelpUrl = schema.HelpUrl,
        Fields = [.. (schema.Fields ?? []).Select(field => field.Unwrap())],
    };
}

/// <summary>The body of <c>POST /api/v1/connectorcatalog</c>.</summary>
internal sealed record ConfigSchemaRequest(string CatalogId);

/// <summary>What wraps the fields in an answer.</summary>
internal sealed class ConfigSchemaAnswer
{
    public ConfigSchema? Schema { get; set; }
}

/// <summary>The fields as the wire has them.</summary>
internal sealed class ConfigSchema
{
    public string DisplayName { get; set; } = "";

    public string HelpUrl { get; set; } = "";

    public List<ConfigField>? Fields { get; set; }
}

/// <summary>One field. One of its kinds is set.</summary>
internal sealed class ConfigField
{
    public string Name { get; set; } = "";

    public string DisplayName { get; set; } = "";

    public string Placeholder { get; set; } = "";

    public ConfigFieldKind? Str { get; set; }

    public ConfigFieldKind? Text { get; set; }

    public ConfigFieldKind? Select { get; set; }

    public ConfigFieldKind? Random { get; set; }

    public ConfigFieldKind? Import { get; set; }

    public ConfigFieldKind? ReadOnly { get; set; }

    public ConfigFieldKind? Options { get; set; }

    public ConfigFieldKind? Oauth2 { get; set; }

    public ConfigFieldKind? Secret { get; set; }

    public ConfigFieldKind? Checkbox { get; set; }

    public ConfigFieldKind? StrList { get; set; }

    public ConfigFieldKind? KeyValue { get; set; }

    public ConfigFieldKind? StringMap { get; set; }

    public C1CatalogField Unwrap()
    {
        var text = Str ?? Text ?? Select ?? Random ?? Import ?? ReadOnly ?? Options ?? Oauth2 ?? Secret;
        var map = KeyValue ?? StringMap;
        return new()
        {
            Name = Name,
            Label = DisplayName,
            Placeholder = Placeholder,
            Type = (text is not null ? CatalogFieldType.String
                : Checkbox is not null ? CatalogFieldType.Bool
                : StrList is not null ? CatalogFieldType.List
                : map is not null ? CatalogFieldType.Map
                : (CatalogFieldType?)null)?.ToString() ?? "",
            IsSecret = Secret is not null || (text ?? map)?.Secret == true,
            Choices = [.. (Select?.Items ?? []).Select(item => item.Value)],
        };
    }
}

/// <summary>What the kinds of field say beside what they are.</summary>
internal sealed class ConfigFieldKind
{
    public bool Secret { get; set; }

    public List<ConfigFieldChoice>? Items { get; set; }
}

/// <summary>A value to choose.</summary>
internal sealed class ConfigFieldChoice
{
    public string Value { get; set; } = "";
}
