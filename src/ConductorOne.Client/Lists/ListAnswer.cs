using System.Collections.Generic;

namespace ConductorOne.Lists;

/// <summary>A page as the wire has it. What is empty may be null or left out.</summary>
internal sealed class ListAnswer<T>
{
    public List<T?>? List { get; set; }

    public object?[]? Expanded { get; set; }

    public string NextPageToken { get; set; } = "";
}
