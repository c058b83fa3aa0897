using System.Text.Json.Serialization;
using ConductorOne.Resources;

namespace ConductorOne.Functions;

/// <summary>One version of a function's code.</summary>
public sealed class C1FunctionCommit : C1Object
{
    /// <summary>The commit's id.</summary>
    public override string Id { get; set; } = "";

    /// <summary>The id under the name that other cmdlets bind from a pipe.</summary>
    [JsonIgnore]
    public string CommitId => Id;

    /// <summary>The function it belongs to.</summary>
    public string FunctionId { get; set; } = "";

    /// <summary>Who made it.</summary>
    public string Author { get; set; } = "";

    /// <summary>What it says.</summary>
    public string Message { get; set; } = "";

    /// <summary>Its files, without what is in them, where the commit was read by its id.</summary>
    [JsonIgnore]
    public C1List<C1FunctionFile> Files { get; internal set; } = [];

    /// <summary>The id.</summary>
    public override string ToString() => VisibleText.Of(Id);
}
