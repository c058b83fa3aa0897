using ConductorOne.Lists;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>What a row has found: one object, or the beginning of a list. Never leaves the cmdlet.</summary>
/// <typeparam name="T">The objects.</typeparam>
public sealed class FoundObjects<T>
    where T : class
{
    internal FoundObjects(Page<T> firstPage, PagedCall<T>? list, string? name = null)
    {
        FirstPage = firstPage;
        List = list;
        Name = name;
    }

    internal Page<T> FirstPage { get; }

    /// <summary>Where there may be more.</summary>
    internal PagedCall<T>? List { get; }

    /// <summary>The name without wildcards that stood in the place of an id: a list without such an object is an error then.</summary>
    internal string? Name { get; }
}
