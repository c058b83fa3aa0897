using System;
using System.Security.Cryptography;
using System.Text;

namespace ConductorOne.Authentication;

/// <summary>A proof that the sender of a request holds the session's key (RFC 9449, section 4).</summary>
internal static class DPoPProof
{
    /// <param name="key">The session's key, whose public half goes with the proof.</param>
    /// <param name="method">The request's method.</param>
    /// <param name="target">The request's address without its query.</param>
    /// <param name="accessToken">The token that goes with the request; nothing for a token request.</param>
    /// <param name="nonce">What the server last asked for, if it did.</param>
    /// <param name="now">The time of signing.</param>
    public static string Sign(Ed25519Key key, string method, string target, string? accessToken, string? nonce, DateTimeOffset now) => SignedJwt.Sign(
        key,
        now,
        header =>
        {
            header.WriteString("typ", "dpop+jwt");
            header.WriteStartObject("jwk");
            header.WriteString("kty", "OKP");
            header.WriteString("crv", "Ed25519");
            header.WriteString("x", Base64Url.Encode(key.PublicKey));
            header.WriteEndObject();
        },
        claims =>
        {
            claims.WriteString("jti", Base64Url.Encode(SignedJwt.Nonce()));
            claims.WriteString("htm", method);
            claims.WriteString("htu", target);
            if (accessToken is not null)
            {
                claims.WriteString("ath", Thumbprint(accessToken));
            }

            if (nonce is not null)
            {
                claims.WriteString("nonce", nonce);
            }
        });

    private static string Thumbprint(string accessToken)
    {
        var bytes = Encoding.ASCII.GetBytes(accessToken);
#if NETSTANDARD2_0
        using var hash = SHA256.Create();
        return Base64Url.Encode(hash.ComputeHash(bytes));
#else
        return Base64Url.Encode(SHA256.HashData(bytes));
#endif
    }
}
