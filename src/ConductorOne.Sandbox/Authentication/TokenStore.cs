using System;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Authentication;

/// <summary>The access tokens that were issued, and the nonces that were used up for them.</summary>
internal sealed class TokenStore(TimeSpan lifetime, TenantClock clock)
{
    private const int TokenBytes = 32;
    private const int SweepThreshold = 1000;

    private readonly ConcurrentDictionary<string, IssuedToken> _issued = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _nonces = new(StringComparer.Ordinal);

    /// <summary>How long a token lives.</summary>
    public TimeSpan Lifetime { get; } = lifetime;

    /// <summary>Issues a token that stands for a principal.</summary>
    public string Issue(Principal principal)
    {
        Sweep(_issued, token => token.Expiry);
        var token = Base64Text.Encode(RandomNumberGenerator.GetBytes(TokenBytes));
        _issued[token] = new IssuedToken(principal, clock.Now + Lifetime);
        return token;
    }

    /// <summary>What was issued as this token, or null when nothing was or it has expired.</summary>
    public IssuedToken? Find(string token) => _issued.TryGetValue(token, out var issued) && issued.Expiry > clock.Now ? issued : null;

    /// <summary>Lets all tokens expire now.</summary>
    public void ExpireAll() => _issued.Clear();

    /// <summary>Marks a nonce as used. False when it was before.</summary>
    public bool TryUseNonce(string nonce, DateTimeOffset assertionExpiry)
    {
        Sweep(_nonces, expiry => expiry);
        return _nonces.TryAdd(nonce, assertionExpiry);
    }

    private void Sweep<T>(ConcurrentDictionary<string, T> kept, Func<T, DateTimeOffset> expiry)
    {
        if (kept.Count < SweepThreshold)
            return;
        var now = clock.Now;
        foreach (var entry in kept)
        {
            if (expiry(entry.Value) <= now)
                kept.TryRemove(entry);
        }
    }
}
