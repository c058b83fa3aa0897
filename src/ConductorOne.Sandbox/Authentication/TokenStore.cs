using System;
using System.Security.Cryptography;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Authentication;

/// <summary>The access tokens that were issued.</summary>
internal sealed class TokenStore(TimeSpan lifetime, TenantClock clock)
{
    private const int TokenBytes = 32;

    private readonly ExpiringStore<IssuedToken> _issued = new(clock);

    /// <summary>How long a token lives.</summary>
    public TimeSpan Lifetime { get; } = lifetime;

    /// <summary>Issues a token that stands for a principal, bound to the key with this thumbprint unless that is null.</summary>
    public string Issue(Principal principal, string? keyThumbprint)
    {
        var token = Base64Text.Encode(RandomNumberGenerator.GetBytes(TokenBytes));
        _issued.TryAdd(token, new IssuedToken(principal, keyThumbprint), Lifetime);
        return token;
    }

    /// <summary>What was issued as this token, or null when nothing was or it has expired.</summary>
    public IssuedToken? Find(string token) => _issued.Find(token);

    /// <summary>Lets all tokens expire now.</summary>
    public void ExpireAll() => _issued.Clear();

    /// <summary>Ends the tokens of one client.</summary>
    public void Revoke(string principalId) => _issued.RemoveAll(token => token.Principal.Id == principalId);
}
