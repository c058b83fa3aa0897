using System;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Dpop;

/// <summary>The nonces that proofs may carry.</summary>
internal sealed class DpopNonces(TenantClock clock)
{
    private const int NonceBytes = 16;
    private const int SweepThreshold = 1000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, Deadline> _expiries = new(StringComparer.Ordinal);

    /// <summary>A new nonce. It may be used many times while it is current.</summary>
    public string Issue()
    {
        Sweep();
        var nonce = Base64Text.Encode(RandomNumberGenerator.GetBytes(NonceBytes));
        _expiries[nonce] = clock.After(Lifetime);
        return nonce;
    }

    /// <summary>Whether the nonce was issued here and is not old.</summary>
    public bool IsCurrent(string nonce) => _expiries.TryGetValue(nonce, out var expiry) && !clock.HasPassed(expiry);

    /// <summary>Makes all nonces old.</summary>
    public void ExpireAll() => _expiries.Clear();

    private void Sweep()
    {
        if (_expiries.Count < SweepThreshold)
            return;
        foreach (var entry in _expiries)
        {
            if (clock.HasPassed(entry.Value))
                _expiries.TryRemove(entry);
        }
    }
}
