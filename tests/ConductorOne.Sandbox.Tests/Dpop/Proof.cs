using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ConductorOne.Sandbox.Tests.Authentication;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace ConductorOne.Sandbox.Tests.Dpop;

/// <summary>A proof of possession to be, good until a test changes it.</summary>
internal sealed class Proof
{
    private readonly byte[] _key;

    /// <summary>Prepares a proof.</summary>
    /// <param name="key">The private key.</param>
    /// <param name="method">The method of the request.</param>
    /// <param name="url">The URL of the request.</param>
    /// <param name="accessToken">The access token, or null for a token request.</param>
    public Proof(byte[] key, string method, Uri url, string? accessToken = null)
    {
        _key = key;
        var publicKey = new byte[Ed25519.PublicKeySize];
        Ed25519.GeneratePublicKey(key, 0, publicKey, 0);
        Jwk = new JsonObject { ["kty"] = "OKP", ["crv"] = "Ed25519", ["x"] = SignedToken.Encode(publicKey) };
        Header = new JsonObject { ["typ"] = "dpop+jwt", ["alg"] = "EdDSA", ["jwk"] = Jwk };
        Claims = new JsonObject
        {
            ["jti"] = SignedToken.Encode(RandomNumberGenerator.GetBytes(16)),
            ["htm"] = method,
            ["htu"] = url.GetLeftPart(UriPartial.Path),
            ["iat"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
        };
        if (accessToken is not null)
            Claims["ath"] = SignedToken.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken)));
    }

    public JsonObject Header { get; }

    public JsonObject Jwk { get; }

    public JsonObject Claims { get; }

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(Ed25519.SecretKeySize);

    public string Sign() => SignedToken.Create(Header, Claims, _key);

    /// <summary>A GET with this proof.</summary>
    public HttpRequestMessage Get(string path, string accessToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("DPoP", accessToken);
        request.Headers.Add("DPoP", Sign());
        return request;
    }
}
