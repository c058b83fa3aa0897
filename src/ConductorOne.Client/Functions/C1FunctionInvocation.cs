using System.Collections.Generic;
using System.Text.Json.Serialization;
using ConductorOne.Json;
using ConductorOne.Resources;

namespace ConductorOne.Functions;

/// <summary>One run of a function.</summary>
public sealed class C1FunctionInvocation : C1Object
{
    /// <summary>The invocation's id.</summary>
    public override string Id { get; set; } = "";

    /// <summary>The id under the name that other cmdlets bind from a pipe.</summary>
    [JsonIgnore]
    public string InvocationId => Id;

    /// <summary>The function.</summary>
    public string FunctionId { get; set; } = "";

    /// <summary>The commit that ran.</summary>
    public string CommitId { get; set; } = "";

    /// <summary>Pending, Running, Success or Error; empty while the server has not said so.</summary>
    [JsonConverter(typeof(WireEnumConverter<FunctionInvocationStatus>))]
    public string Status { get; set; } = "";

    /// <summary>What the function was given.</summary>
    public IDictionary<string, object?>? Input { get; set => field = (IDictionary<string, object?>?)C1Map<object?>.Of(value); }

    /// <summary>What it returned.</summary>
    public IDictionary<string, object?>? Output { get; set => field = (IDictionary<string, object?>?)C1Map<object?>.Of(value); }

    /// <summary>What went wrong, with what the function has logged as far as the server tells.</summary>
    public string Error { get; set; } = "";

    /// <summary>Whether it is over.</summary>
    internal bool IsOver => Status is "Success" or "Error";

    /// <summary>The id.</summary>
    public override string ToString() => VisibleText.Of(Id);
}

/// <summary>The states of an invocation.</summary>
internal sealed class FunctionInvocationStatus() : WireEnum("FUNCTION_INVOCATION_STATUS_", "UNSPECIFIED", "PENDING", "RUNNING", "SUCCESS", "ERROR");
