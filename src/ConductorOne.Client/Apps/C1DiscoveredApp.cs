using System.Text.Json.Serialization;
using ConductorOne.Json;
using ConductorOne.Resources;

namespace ConductorOne.Apps;

/// <summary>An app that a connector has discovered, and whether it is managed here.</summary>
public sealed class C1DiscoveredApp : C1Object
{
    /// <summary>The id of the resource that stands for it.</summary>
    [JsonPropertyName("resourceId")]
    public override string Id { get; set; } = "";

    /// <summary>The id under the name that other cmdlets bind from a pipe.</summary>
    [JsonIgnore]
    public string AppResourceId => Id;

    /// <summary>The app of the connector that discovered it.</summary>
    public string AppId { get; set; } = "";

    /// <summary>The resource type of that app for what it discovers.</summary>
    [JsonPropertyName("resourceTypeId")]
    public string AppResourceTypeId { get; set; } = "";

    /// <summary>Its name.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>Managed or Unmanaged; empty where the answer does not say.</summary>
    [JsonIgnore]
    public string State => Both?.Managed is not null ? "Managed" : Both?.Unmanaged is not null ? "Unmanaged" : "";

    /// <summary>The app that it was promoted to.</summary>
    [JsonIgnore]
    public string ManagedAppId => Both?.Managed?.AppId ?? "";

    /// <summary>All that the answer brought along, as it came.</summary>
    [JsonIgnore]
    public C1List<object?> Expanded { get; internal set; } = [];

    /// <summary>The state as the wire has it.</summary>
    [JsonInclude]
    [JsonPropertyName("state")]
    internal ManagedState? Both { get; set; }

    /// <summary>The name.</summary>
    public override string ToString() => VisibleText.Of(DisplayName);
}

/// <summary>One of two.</summary>
internal sealed class ManagedState
{
    public ManagedApp? Managed { get; set; }

    public object? Unmanaged { get; set; }
}

/// <summary>The app that a discovered one was promoted to.</summary>
internal sealed class ManagedApp
{
    public string AppId { get; set; } = "";
}

/// <summary>A discovered app in an answer.</summary>
internal sealed class DiscoveredAppView : Wrapper
{
    public C1DiscoveredApp? AppManagementStateBinding { get; set; }

    public C1DiscoveredApp? Unwrap(AnswerParts parts)
    {
        var found = parts.Object(this, AppManagementStateBinding, "appManagementStateBinding");
        if (found is not null)
        {
            found.Expanded = parts.Expanded;
        }

        return found;
    }
}

/// <summary>The answer about one.</summary>
internal sealed class DiscoveredAppAnswer : ExpandedAnswer
{
    public DiscoveredAppView? AppManagementState { get; set; }
}
