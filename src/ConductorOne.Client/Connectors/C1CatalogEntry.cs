using System.Linq;
using ConductorOne.Resources;

namespace ConductorOne.Connectors;

/// <summary>A product that C1 can be connected to, and the fields that its configuration takes.</summary>
public sealed class C1CatalogEntry
{
    /// <summary>The id in the catalog. It flows into New-C1Connector.</summary>
    public string CatalogId { get; set; } = "";

    /// <summary>The name of the product. A few products share one.</summary>
    public string Name { get; set; } = "";

    /// <summary>The name without blanks, which no other product has.</summary>
    public string Slug { get; set; } = "";

    /// <summary>The fields of its configuration.</summary>
    public C1List<C1CatalogField> Fields { get; set => field = value ?? []; } = [];

    /// <summary>Where the vendor describes it, where the server was asked and says so.</summary>
    public string HelpUrl { get; set; } = "";

    /// <summary>The name.</summary>
    public override string ToString() => VisibleText.Of(Name);

    internal static C1CatalogEntry Of(CatalogEntry entry) => new()
    {
        CatalogId = entry.CatalogId,
        Name = entry.Name,
        Slug = entry.Slug,
        Fields = [.. entry.Fields.Select(field => new C1CatalogField { Name = field.Name, Type = field.Type.ToString(), IsSecret = field.IsSecret })],
    };
}
