using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace ConductorOne.Policies.Approvals;

/// <summary>What all kinds of approver have in common.</summary>
public abstract class Approver : C1Part
{
    /// <summary>Fields that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }
}
