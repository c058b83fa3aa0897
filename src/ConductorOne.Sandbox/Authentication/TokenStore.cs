using System;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Authentication;

/// <summary>The access tokens that were issued, and the nonces that were used up for them.</summary>
internal sealed class TokenStore(TimeSpan lifetime)
{
    private const int TokenBytes = 32;
    private const int SweepThreshold = 1000;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _expiries = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _nonces = new(StringComparer.Ordinal);

    /// <summary>How long a token lives.</summary>
    public TimeSpan Lifetime { get; } = lifetime;

    /// <summary>Issues a token.</summary>
    public string Issue()
    {
        Sweep(_expiries);
        var token = Base64Text.Encode(RandomNumberGenerator.GetBytes(TokenBytes));
        _expiries[token] = DateTimeOffset.UtcNow + Lifetime;
        return token;
    }

    /// <summary>Whether this token was issued and hasn't expired.</summary>
    public bool IsValid(string token) => _expiries.TryGetValue(token, out var expiry) && expiry > DateTimeOffset.UtcNow;

    /// <summary>Lets all tokens expire now.</summary>
    public void ExpireAll() => _expiries.Clear();

    /// <summary>Marks a nonce as used. False when it was before.</summary>
    public bool TryUseNonce(string nonce, DateTimeOffset assertionExpiry)
    {
        Sweep(_nonces);
        return _nonces.TryAdd(nonce, assertionExpiry);
    }

    private static void Sweep(ConcurrentDictionary<string, DateTimeOffset> expiries)
    {
        if (expiries.Count < SweepThreshold)
            return;
        var now = DateTimeOffset.UtcNow;
        foreach (var entry in expiries)
        {
            if (entry.Value <= now)
                expiries.TryRemove(entry);
        }
    }
}
