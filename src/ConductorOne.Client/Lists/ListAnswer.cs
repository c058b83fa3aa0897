using System.Collections.Generic;
using ConductorOne.Json;

namespace ConductorOne.Lists;

/// <summary>What every page has beside its objects.</summary>
internal abstract class ListAnswer : ExpandedAnswer
{
    public string NextPageToken { get; set; } = "";

    /// <summary>What stands where objects should be, by its place.</summary>
    internal Dictionary<int, string> Holes { get; } = [];
}

/// <summary>A page as the wire has it. What is empty may be null or left out.</summary>
internal sealed class ListAnswer<T> : ListAnswer
{
    public List<T?>? List { get; set; }
}
