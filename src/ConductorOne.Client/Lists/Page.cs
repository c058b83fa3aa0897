using System.Collections.Generic;

namespace ConductorOne.Lists;

/// <summary>One page of a list.</summary>
/// <param name="Items">What is on it: as much as was asked for, or less, or more.</param>
/// <param name="NextToken">What asks for the next page; empty at the end.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string NextToken)
{
    /// <summary>Why objects of the page could not be read, if some could not.</summary>
    public IReadOnlyList<string> Holes { get; init; } = [];
}
