using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace ConductorOne.Policies;

/// <summary>Limits a policy to an app or to one of its entitlements.</summary>
public sealed class C1PolicyScope : C1Part
{
    /// <summary>The app.</summary>
    public string? AppId { get; set; }

    /// <summary>The entitlement; the whole app where none is given.</summary>
    public string? AppEntitlementId { get; set => field = string.IsNullOrEmpty(value) ? null : value; }

    /// <summary>Which of the object's own policies it is: Unspecified or Emergency.</summary>
    [JsonConverter(typeof(PolicyScopeSlotConverter))]
    public string? Slot { get; set; }

    /// <summary>Fields that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }
}
