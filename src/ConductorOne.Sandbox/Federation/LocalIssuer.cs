using System;
using System.Text;
using System.Text.Json.Nodes;
using ConductorOne.Sandbox.Authentication;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Federation;

/// <summary>An OpenID Connect issuer beside the tenant: it signs whatever it is asked to.</summary>
internal sealed class LocalIssuer(Uri origin, TenantClock clock, IssuerKeys keys) : IDisposable
{
    /// <summary>The issuer's path on the sandbox.</summary>
    public const string Path = "/sandbox/issuer";

    /// <summary>The name of the one key that the issuer publishes.</summary>
    public const string KeyId = "sandbox";

    private const string Algorithm = "RS256";

    private readonly RsaKey _forger = new(keys.Forger);

    /// <summary>The issuer's <c>iss</c>.</summary>
    public string Url { get; } = origin.GetLeftPart(UriPartial.Authority) + Path;

    /// <summary>The key that its signatures are verified with.</summary>
    public RsaKey Key { get; } = new(keys.Signer);

    /// <summary>The claims of a token that was issued a while ago.</summary>
    public JsonObject Claims(string audience, string subject, TimeSpan lifetime, TimeSpan age = default)
    {
        var issuedAt = (clock.Now - age).ToUnixTimeSeconds();
        return new JsonObject
        {
            ["iss"] = Url,
            ["aud"] = audience,
            ["sub"] = subject,
            ["iat"] = issuedAt,
            ["nbf"] = issuedAt,
            ["exp"] = issuedAt + (long)lifetime.TotalSeconds,
            ["jti"] = Guid.NewGuid().ToString(),
        };
    }

    /// <summary>Makes a token of the claims.</summary>
    public string Sign(JsonObject claims) => Sign(claims, Key);

    /// <summary>Makes a token that only looks as if the issuer had signed it.</summary>
    public string Forge(JsonObject claims) => Sign(claims, _forger);

    /// <summary>Verifies that the issuer signed a token; its claims are the caller's to judge.</summary>
    /// <exception cref="UntrustedTokenException">It did not.</exception>
    public void Verify(JsonWebToken token)
    {
        if (token.HeaderText("alg") != Algorithm)
            throw new UntrustedTokenException($"alg must be {Algorithm}");
        if (!Key.Verify(token.SignedBytes, token.Signature))
            throw new UntrustedTokenException("the signature is not right");
    }

    public void Dispose()
    {
        Key.Dispose();
        _forger.Dispose();
    }

    private static string Sign(JsonObject claims, RsaKey key)
    {
        var signed = $"{Encode($$"""{"alg":"{{Algorithm}}","kid":"{{KeyId}}","typ":"JWT"}""")}.{Encode(claims.ToJsonString())}";
        return $"{signed}.{Base64Text.Encode(key.Sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Encode(string json) => Base64Text.Encode(Encoding.UTF8.GetBytes(json));
}
