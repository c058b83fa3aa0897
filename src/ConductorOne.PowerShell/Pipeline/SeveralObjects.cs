using System.Collections.Generic;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>What came of a row: several objects, or none. Never leaves the cmdlet.</summary>
/// <typeparam name="T">The objects.</typeparam>
public sealed class SeveralObjects<T>
{
    internal SeveralObjects(IReadOnlyList<T> items) => Items = items;

    internal IReadOnlyList<T> Items { get; }

    /// <summary>All of them, for messages.</summary>
    public override string ToString() => string.Join(", ", Items);
}
