using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace ConductorOne.Policies;

/// <summary>Ends in denial.</summary>
public sealed class RejectStep : C1Part
{
    /// <summary>What the task says then.</summary>
    public string? RejectMessage { get; set; }

    /// <summary>Fields that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }
}
