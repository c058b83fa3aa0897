using System;
using System.Linq;
using System.Text.Json;

namespace ConductorOne.Sandbox.Authentication;

/// <summary>Verifies the signed assertions of clients (RFC 7523), every part of them.</summary>
internal sealed class ClientAssertion(string audience, TenantClock clock)
{
    /// <summary>The one value of <c>client_assertion_type</c>.</summary>
    public const string Type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private const int NonceDigits = 32;
    private static readonly TimeSpan AllowedSkew = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan LongestLifetime = TimeSpan.FromMinutes(5);

    private readonly UsedNonces _nonces = new(clock);

    /// <summary>Verifies an assertion and uses up its nonce.</summary>
    /// <exception cref="OAuthException">It is not to be trusted.</exception>
    public void Verify(string assertion, ClientCredential credential)
    {
        try
        {
            Verify(JsonWebToken.Parse(assertion), credential);
        }
        catch (UntrustedTokenException exception)
        {
            throw OAuthException.InvalidClient($"client_assertion: {exception.Message}");
        }
    }

    private void Verify(JsonWebToken token, ClientCredential credential)
    {
        if (token.HeaderText("alg") != "EdDSA")
            throw new UntrustedTokenException("alg must be EdDSA");
        var nonce = token.HeaderText("nonce");
        if (nonce is not { Length: NonceDigits } || !nonce.All(c => char.IsAsciiDigit(c) || c is >= 'a' and <= 'f'))
            throw new UntrustedTokenException($"the nonce header must be {NonceDigits} hex digits");
        if (!credential.Key.Verify(token.SignedBytes, token.Signature))
            throw new UntrustedTokenException("the signature is not right");

        var expiry = CheckClaims(token, credential.ClientId);

        // Last, so that only a good assertion uses a nonce up.
        if (!_nonces.TryUse(nonce, expiry))
            throw new UntrustedTokenException("it was used before");
    }

    private DateTimeOffset CheckClaims(JsonWebToken token, string clientId)
    {
        if (token.Text("iss") != clientId || token.Text("sub") != clientId)
            throw new UntrustedTokenException("iss and sub must be the client id");
        if (!IsForThisTenantAlone(token.Claims))
            throw new UntrustedTokenException($"aud must be \"{audience}\", without a port");

        var now = clock.Now;
        var issuedAt = token.Time("iat");
        var notBefore = token.Time("nbf");
        var expiry = token.Time("exp");
        if (issuedAt > now + AllowedSkew)
            throw new UntrustedTokenException("iat is in the future");
        if (notBefore > now)
            throw new UntrustedTokenException("nbf is in the future");
        if (expiry <= now)
            throw new UntrustedTokenException("it has expired");
        if (expiry - issuedAt > LongestLifetime)
            throw new UntrustedTokenException("it lives longer than five minutes");
        return expiry;
    }

    private bool IsForThisTenantAlone(JsonElement claims) =>
        claims.TryGetProperty("aud", out var value) && value.ValueKind switch
        {
            JsonValueKind.String => value.ValueEquals(audience),
            JsonValueKind.Array => value.GetArrayLength() == 1
                && value[0].ValueKind == JsonValueKind.String
                && value[0].ValueEquals(audience),
            _ => false,
        };
}
