using System;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;

namespace ConductorOne.Sandbox.Tests.Entra;

/// <summary>The certificate of an application that signs its assertions itself.</summary>
internal static class TestCertificate
{
    private static readonly Lazy<X509Certificate2> Made = new(() =>
    {
        using var key = SharedKeys.Certificate();
        var request = new CertificateRequest("CN=runbook", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    });

    public static string Pem => Made.Value.ExportCertificatePem();

    public static string Thumbprint(HashAlgorithmName hash) => Encode(Made.Value.GetCertHash(hash));

    /// <summary>Signs an assertion as its header says; with any other algorithm as RS256 does.</summary>
    public static string Sign(JsonObject header, JsonObject claims)
    {
        var signed = Encode(Encoding.UTF8.GetBytes(header.ToJsonString())) + "." + Encode(Encoding.UTF8.GetBytes(claims.ToJsonString()));
        var padding = (string?)header["alg"] == "PS256" ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
        using var key = Made.Value.GetRSAPrivateKey()!;
        return $"{signed}.{Encode(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, padding))}";
    }

    private static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
