using System;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>Certificates of one test.</summary>
internal static class TestCertificates
{
    private const X509KeyStorageFlags Storable = X509KeyStorageFlags.PersistKeySet | X509KeyStorageFlags.Exportable;

    /// <summary>Signed by itself, with an RSA key that a store would keep.</summary>
    /// <param name="fromDays">Valid from, in days from now.</param>
    /// <param name="toDays">Valid until, in days from now.</param>
    /// <param name="hasOwnKey">Whether its key is that of no other certificate.</param>
    public static X509Certificate2 New(int fromDays = -1, int toDays = 1, bool hasOwnKey = false)
    {
        using var key = hasOwnKey ? RSA.Create(2048) : SharedKeys.Certificate();
        var request = new CertificateRequest("CN=ConductorOne test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.Now.AddDays(fromDays), DateTimeOffset.Now.AddDays(toDays));
        return new X509Certificate2(certificate.Export(X509ContentType.Pfx), (string?)null, Storable);
    }

    public static X509Certificate2 WithoutKey(X509Certificate2 certificate) => new(certificate.Export(X509ContentType.Cert));
}
