using ConductorOne.Resources;

namespace ConductorOne.Functions;

/// <summary>How a file of a folder compares with that of a commit.</summary>
public sealed class C1FunctionDifference
{
    /// <summary>The function.</summary>
    public string FunctionId { get; set; } = "";

    /// <summary>The commit.</summary>
    public string CommitId { get; set; } = "";

    /// <summary>The file's path in the function, with slashes.</summary>
    public string Name { get; set; } = "";

    /// <summary>Where it is: <c>&lt;=</c> in the folder alone, <c>=&gt;</c> in the commit alone, <c>&lt;&gt;</c> in both with other contents, <c>==</c> the same in both.</summary>
    public string SideIndicator { get; set; } = "";

    /// <summary>The same in a word, as a new commit of the folder would have it: Added, Removed, Changed or Same.</summary>
    public string Status { get; set; } = "";

    /// <summary>The side and the name.</summary>
    public override string ToString() => VisibleText.Of(SideIndicator + " " + Name);
}
