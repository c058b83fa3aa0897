using System.Collections.Generic;
using System.Linq;
using ConductorOne.Owners;

namespace ConductorOne.PowerShell.Owners;

/// <summary>What a row does to owners. Never leaves the cmdlet.</summary>
public sealed class OwnerChange
{
    internal OwnerChange(IReadOnlyList<C1Owner> owners) => Owners = owners;

    internal IReadOnlyList<C1Owner> Owners { get; }

    /// <summary>Those that stay whatever is asked for, by their keys.</summary>
    internal ISet<string> Fixed { get; set; } = new HashSet<string>();

    /// <summary>The keys of the owners.</summary>
    internal IEnumerable<string> Keys => Owners.Select(owner => owner.Key);

    /// <summary>The owners, by their ids.</summary>
    public override string ToString() => string.Join(", ", Keys);
}
