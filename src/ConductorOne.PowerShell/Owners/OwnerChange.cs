using System.Collections.Generic;
using System.Linq;
using ConductorOne.Owners;

namespace ConductorOne.PowerShell.Owners;

/// <summary>What a row does to owners. Never leaves the cmdlet.</summary>
public sealed class OwnerChange
{
    internal OwnerChange(IReadOnlyList<C1Owner> owners) => Owners = owners;

    internal IReadOnlyList<C1Owner> Owners { get; }

    /// <summary>The owners, by their ids.</summary>
    public override string ToString() => string.Join(", ", Owners.Select(owner => owner.Key));
}
