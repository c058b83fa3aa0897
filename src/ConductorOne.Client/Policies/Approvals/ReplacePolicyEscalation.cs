using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace ConductorOne.Policies.Approvals;

/// <summary>Goes on with another policy.</summary>
public sealed class ReplacePolicyEscalation : C1Part
{
    /// <summary>The policy.</summary>
    public string? PolicyId { get; set; }

    /// <summary>Fields that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }
}
