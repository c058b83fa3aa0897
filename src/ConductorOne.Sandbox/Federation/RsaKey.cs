using System;
using System.Security.Cryptography;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Federation;

/// <summary>An RSA key for RS256. Making one takes as long as a whole start, so it waits for its first use.</summary>
/// <param name="make">Makes it.</param>
internal sealed class RsaKey(Func<RSA> make) : IDisposable
{
    // RSA objects are not for several threads at once.
    private readonly object _gate = new();
    private readonly Lazy<RSA> _rsa = new(make);

    /// <summary>The public exponent in base64url.</summary>
    public string Exponent => Base64Text.Encode(Public.Exponent);

    /// <summary>The modulus in base64url.</summary>
    public string Modulus => Base64Text.Encode(Public.Modulus);

    private RSAParameters Public
    {
        get
        {
            lock (_gate)
                return _rsa.Value.ExportParameters(includePrivateParameters: false);
        }
    }

    public byte[] Sign(byte[] message)
    {
        lock (_gate)
            return _rsa.Value.SignData(message, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    /// <summary>Whether this key made the signature of the message.</summary>
    public bool Verify(byte[] message, byte[] signature)
    {
        lock (_gate)
            return _rsa.Value.VerifyData(message, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    public void Dispose()
    {
        if (_rsa.IsValueCreated)
            _rsa.Value.Dispose();
    }
}
