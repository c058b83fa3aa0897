using System.Collections.Generic;
using System.Text.Json.Serialization;
using ConductorOne.Json;
using ConductorOne.Resources;

namespace ConductorOne.Functions;

/// <summary>How one test of a function's code went.</summary>
public sealed class C1FunctionTestResult
{
    /// <summary>The function.</summary>
    [JsonIgnore]
    public string FunctionId { get; set; } = "";

    /// <summary>The commit, where one was given.</summary>
    [JsonIgnore]
    public string CommitId { get; set; } = "";

    /// <summary>The test's name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Ok, Fail, Skipped or another word of the server's.</summary>
    [JsonConverter(typeof(WireEnumConverter<FunctionTestStatus>))]
    public string Status { get; set; } = "";

    /// <summary>What went wrong where the test itself broke, which is not what an assertion found.</summary>
    public string Error { get; set; } = "";

    /// <summary>What was asserted.</summary>
    public C1List<C1FunctionTestAssertion> Assertions { get; set => field = value ?? []; } = [];

    /// <summary>What was logged meanwhile.</summary>
    public C1List<C1FunctionTestLog> Logs { get; set => field = value ?? []; } = [];

    /// <summary>Fields of the answer that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set => field = (IDictionary<string, object?>?)C1Map<object?>.Of(value); }

    /// <summary>The status and the name.</summary>
    public override string ToString() => VisibleText.Of(Status + ": " + Name);
}

/// <summary>How a test went.</summary>
internal sealed class FunctionTestStatus() : WireEnum("FUNCTION_TEST_RESULT_STATUS_", "UNSPECIFIED", "OK", "FAIL", "SKIPPED");
