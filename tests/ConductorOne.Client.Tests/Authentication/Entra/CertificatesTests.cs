using System;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ConductorOne.Authentication.Entra;
using ConductorOne.Client.Tests.Fakes;
using Xunit;

namespace ConductorOne.Client.Tests.Authentication.Entra;

public class CertificatesTests
{
    [Fact]
    public void A_certificate_of_the_user_is_found_by_its_thumbprint_however_it_was_copied()
    {
        using var stored = new StoredCertificate(TestCertificates.New());
        var thumbprint = stored.Certificate.Thumbprint;
        foreach (var typed in new[] { thumbprint, "\u200e" + thumbprint.ToLowerInvariant() + " ", Grouped(thumbprint, ":"), Grouped(thumbprint, " "), Grouped(thumbprint, "\u00a0") })
        {
            using var found = Certificates.Find(typed);
            Assert.Equal(thumbprint, found.Thumbprint);
            using var key = found.GetRSAPrivateKey()!;
            Assert.NotEmpty(key.SignData([1], HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("0123456789abcdef")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF0123456X")]
    [InlineData("CN=automation")]
    public void What_is_no_thumbprint_is_refused(string thumbprint) => Refused(
        "That is not the thumbprint of a certificate, which has 40 digits from 0 to 9 and A to F.", () => Certificates.Find(thumbprint));

    [Fact]
    public void A_certificate_that_is_not_there_is_named()
    {
        using var certificate = TestCertificates.New();
        Refused(
            $"There is no certificate {certificate.Thumbprint} in the store My, neither that of the current user nor that of the machine.",
            () => Certificates.Find(certificate.Thumbprint.ToLowerInvariant()));
    }

    [Fact]
    public void A_certificate_without_its_private_key_is_refused()
    {
        using var whole = TestCertificates.New();
        using var stored = new StoredCertificate(TestCertificates.WithoutKey(whole));
        Refused(
            $"The certificate {whole.Thumbprint} is here without its private key, so nothing can be signed with it. Import the .pfx, not the .cer.",
            () => Certificates.Find(whole.Thumbprint));
    }

    [Fact]
    public void A_certificate_outside_its_time_is_refused()
    {
        using var expired = new StoredCertificate(TestCertificates.New(-30, -1));
        var until = expired.Certificate.NotAfter;
        Refused($"The certificate {expired.Certificate.Thumbprint} has expired: it was valid until {until:d}.", () => Certificates.Find(expired.Certificate.Thumbprint));

        using var early = TestCertificates.New(2, 30);
        Refused(
            $"The certificate {early.Thumbprint} is not valid before {early.NotBefore:d}. Is this machine's clock right?",
            () => Certificates.RequireUsable(early, "CertificateThumbprint"));
    }

    [Fact]
    public void A_certificate_with_a_key_of_another_kind_is_refused()
    {
        using var key = ECDsa.Create();
        using var certificate = new CertificateRequest("CN=ConductorOne test", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.Now.AddDays(-1), DateTimeOffset.Now.AddDays(1));
        Refused(
            $"The key of the certificate {certificate.Thumbprint} is not an RSA key. Microsoft Entra accepts only RSA keys.",
            () => Certificates.RequireUsable(certificate, "CertificateThumbprint"));
    }

    private static void Refused(string message, Action action) => Wire.Refused("CertificateThumbprint", message, action);

    private static string Grouped(string digits, string between) =>
        string.Join(between, digits.Chunk(2).Select(pair => new string(pair)));

    /// <summary>A certificate in the user's store for as long as a test runs.</summary>
    private sealed class StoredCertificate : IDisposable
    {
        public StoredCertificate(X509Certificate2 certificate)
        {
            Certificate = certificate;
            using var store = Open();
            store.Add(certificate);
        }

        public X509Certificate2 Certificate { get; }

        public void Dispose()
        {
            using var store = Open();
            store.Remove(Certificate);
            Certificate.Dispose();
        }

        private static X509Store Open()
        {
            var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
            store.Open(OpenFlags.ReadWrite);
            return store;
        }
    }
}
