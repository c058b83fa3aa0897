using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using ConductorOne.Resources;

namespace ConductorOne.Functions;

/// <summary>One version of a function's code.</summary>
public sealed class C1FunctionCommit : C1Part
{
    /// <summary>The commit's id.</summary>
    public string Id { get; set; } = "";

    /// <summary>The function it belongs to.</summary>
    public string FunctionId { get; set; } = "";

    /// <summary>Who made it.</summary>
    public string Author { get; set; } = "";

    /// <summary>What it says.</summary>
    public string Message { get; set; } = "";

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>Fields of the answer that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }

    /// <summary>The id.</summary>
    public override string ToString() => VisibleText.Of(Id);
}
