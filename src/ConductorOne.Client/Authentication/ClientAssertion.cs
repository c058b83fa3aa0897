using System;
using System.Globalization;
using System.Linq;

namespace ConductorOne.Authentication;

/// <summary>A signed JWT that stands for the client secret (RFC 7523).</summary>
internal static class ClientAssertion
{
    /// <param name="key">The client's private key.</param>
    /// <param name="clientId">Issuer and subject.</param>
    /// <param name="audience">The token endpoint's host without its port.</param>
    /// <param name="now">The time of signing.</param>
    public static string Sign(Ed25519Key key, string clientId, string audience, DateTimeOffset now) => SignedJwt.Sign(
        key,
        now,
        header =>
        {
            header.WriteString("typ", "JWT");
            // Hex digits, as the vendor's own clients write it.
            header.WriteString("nonce", string.Concat(SignedJwt.Nonce().Select(b => b.ToString("x2", CultureInfo.InvariantCulture))));
        },
        claims =>
        {
            claims.WriteString("iss", clientId);
            claims.WriteString("sub", clientId);
            claims.WriteString("aud", audience);
        });
}
