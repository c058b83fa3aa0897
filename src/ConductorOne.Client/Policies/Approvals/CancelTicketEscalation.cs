using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace ConductorOne.Policies.Approvals;

/// <summary>Cancels the task.</summary>
public sealed class CancelTicketEscalation : C1Part
{
    /// <summary>Fields that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }
}
