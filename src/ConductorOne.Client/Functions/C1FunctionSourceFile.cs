using ConductorOne.Resources;

namespace ConductorOne.Functions;

/// <summary>A file of a commit that was written to disk.</summary>
public sealed class C1FunctionSourceFile
{
    /// <summary>The function.</summary>
    public string FunctionId { get; set; } = "";

    /// <summary>The commit.</summary>
    public string CommitId { get; set; } = "";

    /// <summary>Its path in the function, with slashes.</summary>
    public string Name { get; set; } = "";

    /// <summary>How many bytes it has.</summary>
    public int Length { get; set; }

    /// <summary>Where it is.</summary>
    public string Path { get; set; } = "";

    /// <summary>Where it is.</summary>
    public override string ToString() => VisibleText.Of(Path);
}
