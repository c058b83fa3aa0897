using System.Security.Cryptography;
using System.Text;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Authentication;

/// <summary>The one client credential that the tenant knows.</summary>
internal sealed class ClientCredential
{
    private const string SecretPrefix = "secret-token:conductorone.com:v1:";

    public ClientCredential(Ed25519Key key, string authority)
    {
        Key = key;
        ClientId = ClientIds.Create(authority, "spc");
        var (x, d) = (Base64Text.Encode(key.PublicKey), Base64Text.Encode(key.PrivateKey));
        var jwk = $$"""{"kty":"OKP","crv":"Ed25519","x":"{{x}}","d":"{{d}}"}""";
        ClientSecret = SecretPrefix + Base64Text.Encode(Encoding.UTF8.GetBytes(jwk));
    }

    public Ed25519Key Key { get; }

    public string ClientId { get; }

    public string ClientSecret { get; }

    /// <summary>Whether this is the whole secret, prefix and all. Takes the same time wherever they differ.</summary>
    public bool IsSecret(string candidate) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(candidate), Encoding.UTF8.GetBytes(ClientSecret));
}
