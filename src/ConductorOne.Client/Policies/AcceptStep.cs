using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace ConductorOne.Policies;

/// <summary>Ends in approval.</summary>
public sealed class AcceptStep : C1Part
{
    /// <summary>What the task says then.</summary>
    public string? AcceptMessage { get; set; }

    /// <summary>Fields that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }
}
