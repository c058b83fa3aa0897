using System.Collections.Generic;

namespace ConductorOne.Sandbox.Operations;

/// <summary>What the table tells of what an operation does.</summary>
/// <param name="Role">What it does.</param>
/// <param name="Noun">With whose objects; null where the table does not tell.</param>
internal sealed record Meaning(Role Role, Noun? Noun)
{
    /// <summary>Where the object is: the names of the fields from the answer, or from one row of the list, down to it.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>The field of the answer that is the list.</summary>
    public string? ListField { get; init; }

    /// <summary>The field of the request that holds the object, where an update has a mask beside it.</summary>
    public string? Wrapper { get; init; }

    /// <summary>The nouns of which the path names an object above its own, and the position of the id.</summary>
    public IReadOnlyList<(Noun Noun, int Position)> Parents { get; init; } = [];
}
