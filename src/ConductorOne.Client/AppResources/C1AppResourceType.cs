using System.Text.Json.Serialization;
using ConductorOne.Resources;

namespace ConductorOne.AppResources;

/// <summary>A kind of resource that an app has, such as its roles or groups.</summary>
public sealed class C1AppResourceType : C1Object
{
    /// <summary>The resource type's id.</summary>
    public override string Id { get; set; } = "";

    /// <summary>The id under the name that other cmdlets bind from a pipe.</summary>
    [JsonIgnore]
    public string AppResourceTypeId => Id;

    /// <summary>The app that it belongs to.</summary>
    public string AppId { get; set; } = "";

    /// <summary>The name that people see.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>Its traits.</summary>
    public C1List<string> TraitIds { get; set => field = value ?? []; } = [];

    /// <summary>The app, if the answer brought it along.</summary>
    [JsonIgnore]
    public object? App { get; internal set; }

    /// <summary>All that the answer brought along, as it came.</summary>
    [JsonIgnore]
    public C1List<object?> Expanded { get; internal set; } = [];

    /// <summary>The display name.</summary>
    public override string ToString() => VisibleText.Of(DisplayName);
}
