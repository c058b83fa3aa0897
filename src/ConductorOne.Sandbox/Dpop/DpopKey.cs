using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ConductorOne.Sandbox.Authentication;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Dpop;

/// <summary>The public key that a proof brings along.</summary>
internal sealed class DpopKey
{
    private const int KeyBytes = 32;

    // The private members of every kind of key (RFC 7518, section 6; RFC 8037, section 2).
    private static readonly string[] PrivateMembers = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

    private readonly byte[] _publicKey;

    private DpopKey(byte[] publicKey)
    {
        _publicKey = publicKey;
        var canonical = $$"""{"crv":"Ed25519","kty":"OKP","x":"{{Base64Text.Encode(publicKey)}}"}""";
        Thumbprint = Base64Text.Encode(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
    }

    /// <summary>The key's thumbprint (RFC 7638), by which tokens are bound to it.</summary>
    public string Thumbprint { get; }

    /// <summary>Reads the <c>jwk</c> of a proof's header.</summary>
    /// <exception cref="UntrustedTokenException">It is no public Ed25519 key.</exception>
    public static DpopKey Read(JsonElement header)
    {
        if (!header.TryGetProperty("jwk", out var jwk) || jwk.ValueKind != JsonValueKind.Object)
            throw new UntrustedTokenException("the jwk header must be the public key");
        if (PrivateMembers.Any(member => jwk.TryGetProperty(member, out _)))
            throw new UntrustedTokenException("the jwk header must not hold a private key");
        if (!Is(jwk, "kty", "OKP") || !Is(jwk, "crv", "Ed25519"))
            throw new UntrustedTokenException("the jwk header must be of kty OKP and crv Ed25519");
        return jwk.TryGetProperty("x", out var x) && x.ValueKind == JsonValueKind.String
            && Base64Text.TryDecode(x.GetString()!, out var publicKey) && publicKey.Length == KeyBytes
            ? new DpopKey(publicKey)
            : throw new UntrustedTokenException($"x of the jwk header must be {KeyBytes} bytes in base64url");
    }

    /// <summary>Whether the private half of the key signed this token.</summary>
    public bool Verifies(JsonWebToken token) => Ed25519Key.Verify(_publicKey, token.SignedBytes, token.Signature);

    private static bool Is(JsonElement jwk, string member, string value) =>
        jwk.TryGetProperty(member, out var found) && found.ValueKind == JsonValueKind.String && found.ValueEquals(value);
}
