using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace ConductorOne.Policies;

/// <summary>What happens when a policy is through.</summary>
public sealed class C1PolicyPostAction : C1Part
{
    /// <summary>Revokes at once what a review decided to revoke. For review policies only.</summary>
    public bool? CertifyRemediateImmediately { get; set; }

    /// <summary>Fields that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }
}
