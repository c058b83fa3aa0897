using System;
using System.Collections.Concurrent;
using System.Collections.Generic;

namespace ConductorOne.Sandbox.Platforms;

/// <summary>The identities that jobs of this machine may take on: its own, and those that were assigned to it.</summary>
internal sealed class ManagedIdentities(string ownId)
{
    private readonly ConcurrentDictionary<string, string> _assigned = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Assigns an identity.</summary>
    public void Assign(string clientId) => _assigned.TryAdd(clientId, clientId);

    /// <summary>The id of an assigned identity, or of the machine's own when none is named. Null when it isn't known.</summary>
    public string? Find(string? clientId) => clientId is null ? ownId : _assigned.GetValueOrDefault(clientId);
}
