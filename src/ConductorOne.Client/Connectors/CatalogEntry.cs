using System.Collections.Generic;
using System.Linq;

namespace ConductorOne.Connectors;

/// <summary>One product that C1 can be connected to, and the fields that its configuration takes.</summary>
internal sealed record CatalogEntry(string Name, string Slug, string CatalogId, IReadOnlyList<CatalogField> Fields)
{
    /// <summary>
    /// The secrets of the product where a configuration has none of them. The catalog does not say which fields are required, and several
    /// secrets may stand for several ways of signing in: one of them is enough.
    /// </summary>
    public IReadOnlyList<string> MissingSecrets(ConnectorConfig? config)
    {
        var secrets = Fields.Where(f => f.IsSecret).Select(f => f.Name).ToArray();
        return config is null || !secrets.Any(config.Has) ? secrets : [];
    }
}

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
