using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using ConductorOne.Sandbox.Authentication;

namespace ConductorOne.Sandbox.Federation;

/// <summary>The trusts of the tenant.</summary>
internal sealed class TrustStore(Uri url)
{
    private readonly ConcurrentDictionary<string, Trust> _trusts = new(StringComparer.Ordinal);

    /// <summary>Adds a trust.</summary>
    public Trust Add(string issuer, ClaimCondition? condition)
    {
        Trust trust;
        do
            trust = new Trust(ClientIds.Create(url.Authority, "wfe"), issuer, condition);
        while (!_trusts.TryAdd(trust.ClientId, trust));
        return trust;
    }

    /// <summary>The trust with this client id, or null.</summary>
    public Trust? Find(string clientId) => _trusts.GetValueOrDefault(clientId);
}
