using System;
using System.Security.Cryptography;
using ConductorOne.Sandbox.Authentication;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Dpop;

/// <summary>The nonces that proofs may carry.</summary>
internal sealed class DpopNonces(TenantClock clock)
{
    private const int NonceBytes = 16;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly ExpiringStore<string> _issued = new(clock);

    /// <summary>A new nonce. It may be used many times while it is current.</summary>
    public string Issue()
    {
        var nonce = Base64Text.Encode(RandomNumberGenerator.GetBytes(NonceBytes));
        _issued.TryAdd(nonce, nonce, Lifetime);
        return nonce;
    }

    /// <summary>Whether the nonce was issued here and is not old.</summary>
    public bool IsCurrent(string nonce) => _issued.Find(nonce) is not null;

    /// <summary>Makes all nonces old.</summary>
    public void ExpireAll() => _issued.Clear();
}
