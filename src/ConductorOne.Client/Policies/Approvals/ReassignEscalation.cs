using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace ConductorOne.Policies.Approvals;

/// <summary>Goes on with other approvers.</summary>
public sealed class ReassignEscalation : C1Part
{
    /// <summary>Their user ids.</summary>
    public string[]? ApproverIds { get; set; }

    /// <summary>Fields that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }
}
