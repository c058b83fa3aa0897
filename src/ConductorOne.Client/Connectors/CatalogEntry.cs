using System.Collections.Generic;

namespace ConductorOne.Connectors;

/// <summary>One product that C1 can be connected to, and the fields that its configuration takes.</summary>
internal sealed record CatalogEntry(string Name, string Slug, string CatalogId, IReadOnlyList<CatalogField> Fields);

/// <summary>One field of a configuration.</summary>
internal sealed record CatalogField(string Name, CatalogFieldType Type, bool IsSecret);

/// <summary>What a field holds.</summary>
internal enum CatalogFieldType
{
    String,
    Bool,
    List,
    Map,
}
