using System.Security.Cryptography;
using System.Text;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Authentication;

/// <summary>A client id and the secret that belongs to it.</summary>
internal sealed class ClientCredential
{
    private const string SecretPrefix = "secret-token:conductorone.com:v1:";

    /// <summary>Makes a credential.</summary>
    /// <param name="clientId">Its client id.</param>
    /// <param name="key">What its secret holds.</param>
    public ClientCredential(string clientId, Ed25519Key key)
    {
        ClientId = clientId;
        Key = key;
        var (x, d) = (Base64Text.Encode(key.PublicKey), Base64Text.Encode(key.PrivateKey));
        var jwk = $$"""{"kty":"OKP","crv":"Ed25519","x":"{{x}}","d":"{{d}}"}""";
        ClientSecret = SecretPrefix + Base64Text.Encode(Encoding.UTF8.GetBytes(jwk));
    }

    public string ClientId { get; }

    public Ed25519Key Key { get; }

    public string ClientSecret { get; }

    /// <summary>Whether this is the whole secret, prefix and all. Takes the same time wherever they differ.</summary>
    public bool IsSecret(string candidate) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(candidate), Encoding.UTF8.GetBytes(ClientSecret));
}
