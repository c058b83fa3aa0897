using ConductorOne.Resources;

namespace ConductorOne.Connectors;

/// <summary>One field of a connector's configuration.</summary>
public sealed class C1CatalogField
{
    /// <summary>The name: a key of -Configuration.</summary>
    public string Name { get; set; } = "";

    /// <summary>What it holds: String, Bool, List or Map; empty where the server has a kind that this version does not know.</summary>
    public string Type { get; set; } = "";

    /// <summary>Whether the value is a secret.</summary>
    public bool IsSecret { get; set; }

    /// <summary>What people see beside the field, where the server was asked.</summary>
    public string Label { get; set; } = "";

    /// <summary>What a value looks like, where the server was asked and says so.</summary>
    public string Placeholder { get; set; } = "";

    /// <summary>The values that it may have, where the server was asked and there is a choice.</summary>
    public C1List<string> Choices { get; set => field = value ?? []; } = [];

    /// <summary>The name, with a star behind it if the value is a secret.</summary>
    public override string ToString() => VisibleText.Of(IsSecret ? Name + "*" : Name);
}
