namespace ConductorOne.Connectors;

/// <summary>Names an app that a connector discovered.</summary>
public sealed class AppManagedStateBindingRef : C1Part
{
    /// <summary>The app that owns the connector.</summary>
    public string? AppId { get; set; }

    /// <summary>The discovered app's resource.</summary>
    public string? ResourceId { get; set; }

    /// <summary>The type of that resource.</summary>
    public string? ResourceTypeId { get; set; }
}
