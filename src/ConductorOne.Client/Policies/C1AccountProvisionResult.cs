using System.Collections.Generic;
using System.Text.Json.Serialization;
using ConductorOne.Resources;

namespace ConductorOne.Policies;

/// <summary>What an expression of an account provision policy comes to.</summary>
public sealed class C1AccountProvisionResult
{
    /// <summary>The expression.</summary>
    public string Cel { get; set; } = "";

    /// <summary>The type of the value, in the server's word.</summary>
    public string Type { get; set; } = "";

    /// <summary>The value, as text.</summary>
    public string Value { get; set; } = "";

    /// <summary>Fields of the answer that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }

    /// <summary>The value.</summary>
    public override string ToString() => VisibleText.Of(Value);
}
