using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace ConductorOne.Authentication;

/// <summary>Ed25519 (RFC 8032): .NET has none, so this is the one file that knows Bouncy Castle.</summary>
internal sealed class Ed25519Key
{
    private const int SeedLength = 32;

    private readonly Ed25519PrivateKeyParameters _key;

    /// <param name="seed">The 32 bytes of the private key: <c>d</c> of its JWK.</param>
    public Ed25519Key(byte[] seed)
    {
        _key = new Ed25519PrivateKeyParameters(seed, 0);
        PublicKey = _key.GeneratePublicKey().GetEncoded();
    }

    public byte[] PublicKey { get; }

    /// <summary>A new key, which never leaves the process.</summary>
    public static Ed25519Key Generate()
    {
        var seed = new byte[SeedLength];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(seed);
        return new Ed25519Key(seed);
    }

    public byte[] Sign(byte[] message)
    {
        var signer = new Ed25519Signer();
        signer.Init(true, _key);
        signer.BlockUpdate(message, 0, message.Length);
        return signer.GenerateSignature();
    }
}
