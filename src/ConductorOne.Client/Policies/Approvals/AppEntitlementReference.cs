using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace ConductorOne.Policies.Approvals;

/// <summary>Names an entitlement, such as the membership of a group.</summary>
public sealed class AppEntitlementReference : C1Part
{
    /// <summary>The entitlement.</summary>
    public string? AppEntitlementId { get; set; }

    /// <summary>The app that it belongs to.</summary>
    public string? AppId { get; set; }

    /// <summary>Fields that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }
}
