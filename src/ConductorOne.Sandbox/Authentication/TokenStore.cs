using System;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Authentication;

/// <summary>The access tokens that were issued.</summary>
internal sealed class TokenStore(TimeSpan lifetime, TenantClock clock)
{
    private const int TokenBytes = 32;
    private const int SweepThreshold = 1000;

    private readonly ConcurrentDictionary<string, IssuedToken> _issued = new(StringComparer.Ordinal);

    /// <summary>How long a token lives.</summary>
    public TimeSpan Lifetime { get; } = lifetime;

    /// <summary>Issues a token that stands for a principal, bound to the key with this thumbprint unless that is null.</summary>
    public string Issue(Principal principal, string? keyThumbprint)
    {
        if (_issued.Count >= SweepThreshold)
            Remove(token => clock.HasPassed(token.Expiry));
        var token = Base64Text.Encode(RandomNumberGenerator.GetBytes(TokenBytes));
        _issued[token] = new IssuedToken(principal, keyThumbprint, clock.After(Lifetime));
        return token;
    }

    /// <summary>What was issued as this token, or null when nothing was or it has expired.</summary>
    public IssuedToken? Find(string token) =>
        _issued.TryGetValue(token, out var issued) && !clock.HasPassed(issued.Expiry) ? issued : null;

    /// <summary>Lets all tokens expire now.</summary>
    public void ExpireAll() => _issued.Clear();

    /// <summary>Ends the tokens of one client.</summary>
    public void Revoke(string principalId) => Remove(token => token.Principal.Id == principalId);

    private void Remove(Predicate<IssuedToken> isMeant)
    {
        foreach (var entry in _issued)
        {
            if (isMeant(entry.Value))
                _issued.TryRemove(entry);
        }
    }
}
