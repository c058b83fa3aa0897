using ConductorOne.Resources;

namespace ConductorOne.Functions;

/// <summary>What calls a function.</summary>
public sealed class C1FunctionUsage
{
    /// <summary>The function.</summary>
    public string FunctionId { get; set; } = "";

    /// <summary>Hook or Automation.</summary>
    public string Kind { get; set; } = "";

    /// <summary>The id of the hook or the automation.</summary>
    public string Id { get; set; } = "";

    /// <summary>Its name, where it could be found.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>The step of the automation.</summary>
    public string Step { get; set; } = "";

    /// <summary>The commit that a hook calls; empty where that is the published one.</summary>
    public string CommitId { get; set; } = "";

    /// <summary>The kind and the name.</summary>
    public override string ToString() => VisibleText.Of(Kind + " " + (DisplayName.Length > 0 ? DisplayName : Id));
}
