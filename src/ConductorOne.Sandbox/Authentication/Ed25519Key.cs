using System;
using System.Security.Cryptography;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace ConductorOne.Sandbox.Authentication;

/// <summary>An Ed25519 key pair. The platform has none, so this one file uses BouncyCastle.</summary>
internal sealed class Ed25519Key
{
    private readonly byte[] _publicKey = new byte[Ed25519.PublicKeySize];

    /// <summary>Makes a new pair.</summary>
    public Ed25519Key()
    {
        PrivateKey = RandomNumberGenerator.GetBytes(Ed25519.SecretKeySize);
        Ed25519.GeneratePublicKey(PrivateKey, 0, _publicKey, 0);
    }

    /// <summary>The private half.</summary>
    public byte[] PrivateKey { get; }

    /// <summary>The public half.</summary>
    public ReadOnlySpan<byte> PublicKey => _publicKey;

    /// <summary>Whether the private half made this signature of this message.</summary>
    public bool Verify(byte[] message, byte[] signature) => Verify(_publicKey, message, signature);

    /// <summary>Whether the private half of this public key of 32 bytes made this signature of this message.</summary>
    public static bool Verify(byte[] publicKey, byte[] message, byte[] signature) =>
        signature.Length == Ed25519.SignatureSize && Ed25519.Verify(signature, 0, publicKey, 0, message, 0, message.Length);
}
