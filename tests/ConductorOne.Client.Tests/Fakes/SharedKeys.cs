using System;
using System.Security.Cryptography;
using ConductorOne.Sandbox;
using ConductorOne.Sandbox.Federation;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>RSA keys of this run, the same ones for all tests: to make one takes longer than most tests.</summary>
internal static class SharedKeys
{
    private static readonly Lazy<RSAParameters> CertificateKey = new(New);
    private static readonly Lazy<RSAParameters> Signer = new(New);
    private static readonly Lazy<RSAParameters> Forger = new(New);

    /// <summary>The key of all certificates but those that say so.</summary>
    public static RSA Certificate() => RSA.Create(CertificateKey.Value);

    /// <summary>The options of a sandbox whose issuer has the shared keys.</summary>
    public static SandboxOptions WithSharedKeys(this SandboxOptions options) => options with
    {
        IssuerKeys = new IssuerKeys(() => RSA.Create(Signer.Value), () => RSA.Create(Forger.Value)),
    };

    private static RSAParameters New()
    {
        using var key = RSA.Create(2048);
        return key.ExportParameters(includePrivateParameters: true);
    }
}
