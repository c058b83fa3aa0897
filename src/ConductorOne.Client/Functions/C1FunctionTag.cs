using ConductorOne.Resources;

namespace ConductorOne.Functions;

/// <summary>A name for a commit of a function.</summary>
public sealed class C1FunctionTag
{
    /// <summary>The function.</summary>
    public string FunctionId { get; set; } = "";

    /// <summary>The name.</summary>
    public string Name { get; set; } = "";

    /// <summary>The commit.</summary>
    public string CommitId { get; set; } = "";

    /// <summary>What the commit says, where the tag was read.</summary>
    public string Message { get; set; } = "";

    /// <summary>The name.</summary>
    public override string ToString() => VisibleText.Of(Name);
}
