using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace ConductorOne.Functions;

/// <summary>One thing that a test of a function expects.</summary>
public sealed class C1FunctionTestAssertion : C1Part
{
    /// <summary>Whether it is so.</summary>
    public bool Pass { get; set; }

    /// <summary>What it says.</summary>
    public string Description { get; set; } = "";

    /// <summary>How the two are compared.</summary>
    public string Operator { get; set; } = "";

    /// <summary>What was expected.</summary>
    public string Expected { get; set; } = "";

    /// <summary>What was found.</summary>
    public string Actual { get; set; } = "";

    /// <summary>Where in the code it stands.</summary>
    public string At { get; set; } = "";

    /// <summary>Fields of the answer that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }
}
