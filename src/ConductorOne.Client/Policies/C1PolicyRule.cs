using System.Collections.Generic;
using System.Text.Json.Serialization;
using ConductorOne.Resources;

namespace ConductorOne.Policies;

/// <summary>Chooses steps, or another policy, where a condition holds. The first rule that matches counts.</summary>
public sealed class C1PolicyRule : C1Part
{
    /// <summary>A CEL expression over <c>subject</c>; <c>true</c> catches all.</summary>
    public string? Condition { get; set; }

    /// <summary>The entry of the policy's steps that runs then.</summary>
    public string? StepKey { get; set => field = NullIfEmpty(value); }

    /// <summary>The policy that decides then.</summary>
    public string? PolicyId { get; set => field = NullIfEmpty(value); }

    /// <summary>The old name of <see cref="StepKey"/>.</summary>
    public string? PolicyKey { get; set => field = NullIfEmpty(value); }

    /// <summary>Fields that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }

    internal string? Outcome => StepKey ?? PolicyKey;

    /// <summary>The condition and its outcome.</summary>
    public override string ToString() => VisibleText.Of(Condition + " -> " + (Outcome ?? PolicyId));

    // The server may send the arms of the oneof that are not set as empty strings, and would take them for set.
    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
