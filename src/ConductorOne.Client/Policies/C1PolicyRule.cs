using System.Collections.Generic;
using System.Text.Json.Serialization;
using ConductorOne.Resources;

namespace ConductorOne.Policies;

/// <summary>Chooses steps, or another policy, where a condition holds. The first rule that matches counts.</summary>
public sealed class C1PolicyRule
{
    /// <summary>A CEL expression over <c>subject</c>; <c>true</c> catches all.</summary>
    public string? Condition { get; set; }

    /// <summary>The entry of the policy's steps that runs then.</summary>
    public string? StepKey { get; set; }

    /// <summary>The policy that decides then.</summary>
    public string? PolicyId { get; set; }

    /// <summary>The old name of <see cref="StepKey"/>.</summary>
    public string? PolicyKey { get; set; }

    /// <summary>Fields that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }

    // The server may send the arm of the oneof that is not set as an empty string.
    internal string? Outcome => string.IsNullOrEmpty(StepKey) ? PolicyKey : StepKey;

    /// <summary>The condition and its outcome.</summary>
    public override string ToString() => VisibleText.Of(Condition + " -> " + (Outcome ?? PolicyId));
}
