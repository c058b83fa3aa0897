using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ConductorOne.Sandbox.Authentication;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Entra;

/// <summary>A certificate, with whose key the application signs its assertions itself.</summary>
internal sealed class CertificateCredential : IApplicationCredential
{
    private const string Sha1Header = "x5t";
    private const string Sha256Header = "x5t#S256";

    private readonly string _sha1;
    private readonly string _sha256;
    private readonly RSAParameters _key;
    private readonly TenantClock _clock;
    private readonly UsedNonces _identifiers;

    /// <summary>Reads the certificate.</summary>
    /// <exception cref="CryptographicException">It isn't one, or has another kind of key.</exception>
    public CertificateCredential(string pem, TenantClock clock)
    {
        using var certificate = X509Certificate2.CreateFromPem(pem);
        using var key = certificate.GetRSAPublicKey() ?? throw new CryptographicException("its key is not an RSA key");
        _key = key.ExportParameters(includePrivateParameters: false);
        _sha1 = Base64Text.Encode(certificate.GetCertHash(HashAlgorithmName.SHA1));
        _sha256 = Base64Text.Encode(certificate.GetCertHash(HashAlgorithmName.SHA256));
        _clock = clock;
        _identifiers = new UsedNonces(clock);
    }

    public void Verify(JsonWebToken assertion, string clientId, string url)
    {
        if (!NamesCertificate(assertion))
            throw Refuse(700027, $"{Sha1Header} or {Sha256Header} must be the thumbprint of the registered certificate");
        if (!IsSigned(assertion))
            throw Refuse(700027, "the signature is not right");
        if (assertion.Text("iss") != clientId || assertion.Text("sub") != clientId)
            throw Refuse(700021, "iss and sub must be the client id");
        if (assertion.Text("aud") != url)
            throw Refuse(700023, $"aud must be \"{url}\"");

        var end = AssertionLifetime.Check(assertion, _clock);
        if (assertion.Text("jti") is not { Length: > 0 } identifier)
            throw Refuse(50027, "jti is missing");

        // Last, so that only a good assertion uses its identifier up.
        if (!_identifiers.TryUse(identifier, end))
            throw Refuse(50013, "it was used before");
    }

    private bool NamesCertificate(JsonWebToken assertion)
    {
        var (sha1, sha256) = (assertion.HeaderText(Sha1Header), assertion.HeaderText(Sha256Header));
        return (sha1 ?? sha256) is not null && (sha1 ?? _sha1) == _sha1 && (sha256 ?? _sha256) == _sha256;
    }

    private bool IsSigned(JsonWebToken assertion)
    {
        var padding = assertion.HeaderText("alg") switch
        {
            "PS256" => RSASignaturePadding.Pss,
            "RS256" => RSASignaturePadding.Pkcs1,
            _ => throw Refuse(700027, "alg must be PS256 or RS256"),
        };
        using var key = RSA.Create(_key);
        return key.VerifyData(assertion.SignedBytes, assertion.Signature, HashAlgorithmName.SHA256, padding);
    }

    private static EntraException Refuse(int number, string reason) => EntraException.InvalidAssertion(number, reason);
}
