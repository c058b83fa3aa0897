using System.Collections.Generic;
using System.Text.Json.Serialization;
using ConductorOne.Json;
using ConductorOne.Resources;

namespace ConductorOne.Owners;

/// <summary>Something that a user owns. Flows down a pipe to the cmdlets that add and remove owners of the same kind of thing.</summary>
public sealed class C1UserOwnership
{
    /// <summary>The user who owns it.</summary>
    public string UserId { get; set; } = "";

    /// <summary>What is owned: App, Resource or Entitlement.</summary>
    [JsonConverter(typeof(WireEnumConverter<OwnershipType>))]
    public string OwnershipType { get; set; } = "";

    /// <summary>What is owned, in the words of the owners' cmdlets: App, AppResource or AppEntitlement.</summary>
    [JsonIgnore]
    public string OwnerOf => OwnershipType switch
    {
        "App" => OwnerKind.App.Name,
        "Resource" => OwnerKind.AppResource.Name,
        "Entitlement" => OwnerKind.AppEntitlement.Name,
        _ => OwnershipType,
    };

    /// <summary>The name of what is owned.</summary>
    [JsonIgnore]
    public string DisplayName => OwnershipType switch { "Resource" => ResourceDisplayName, "Entitlement" => EntitlementDisplayName, _ => AppDisplayName };

    /// <summary>The app that is owned, or to which what is owned belongs.</summary>
    public string AppId { get; set; } = "";

    /// <summary>The name of the app.</summary>
    public string AppDisplayName { get; set; } = "";

    /// <summary>The type of the resource that is owned.</summary>
    [JsonPropertyName("resourceTypeId")]
    public string AppResourceTypeId { get; set; } = "";

    /// <summary>The resource that is owned.</summary>
    [JsonPropertyName("resourceId")]
    public string AppResourceId { get; set; } = "";

    /// <summary>The name of the resource.</summary>
    public string ResourceDisplayName { get; set; } = "";

    /// <summary>The entitlement that is owned.</summary>
    [JsonPropertyName("entitlementId")]
    public string AppEntitlementId { get; set; } = "";

    /// <summary>The name of the entitlement.</summary>
    public string EntitlementDisplayName { get; set; } = "";

    /// <summary>Fields of the answer that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }

    /// <summary>The name of what is owned.</summary>
    public override string ToString() => VisibleText.Of(DisplayName.Length > 0 ? DisplayName : AppId);
}
