using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace ConductorOne.Policies;

/// <summary>A condition to wait for.</summary>
public sealed class WaitCondition : C1Part
{
    /// <summary>The CEL expression.</summary>
    public string? Condition { get; set; }

    /// <summary>Fields that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }
}
