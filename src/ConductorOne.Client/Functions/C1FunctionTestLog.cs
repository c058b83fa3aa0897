using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace ConductorOne.Functions;

/// <summary>One line that a test of a function has logged.</summary>
public sealed class C1FunctionTestLog : C1Part
{
    /// <summary>How serious it is: info, error or another word of the server's.</summary>
    public string Level { get; set; } = "";

    /// <summary>The line.</summary>
    public string Log { get; set; } = "";

    /// <summary>Where it was written to: stdout, stderr.</summary>
    public string Source { get; set; } = "";

    /// <summary>Fields of the answer that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }
}
