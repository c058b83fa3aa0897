using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace ConductorOne.Sandbox.Tests.Authentication;

/// <summary>Makes client assertions, good ones and bad ones.</summary>
internal sealed class Assertion
{
    private readonly string _clientId;
    private readonly string _clientSecret;

    public Assertion(SandboxServer server)
        : this(server.ClientId, server.ClientSecret)
    {
    }

    public Assertion(string clientId, string clientSecret)
    {
        (_clientId, _clientSecret) = (clientId, clientSecret);
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        Header = new JsonObject { ["alg"] = "EdDSA", ["nonce"] = Encode(RandomNumberGenerator.GetBytes(16)) };
        Claims = new JsonObject
        {
            ["iss"] = clientId,
            ["sub"] = clientId,
            ["aud"] = "127.0.0.1",
            ["iat"] = now,
            ["nbf"] = now - 120,
            ["exp"] = now + 120,
        };
    }

    public JsonObject Header { get; }

    public JsonObject Claims { get; }

    public static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public string Sign()
    {
        var signed = Encode(Encoding.UTF8.GetBytes(Header.ToJsonString())) + "." + Encode(Encoding.UTF8.GetBytes(Claims.ToJsonString()));
        var message = Encoding.ASCII.GetBytes(signed);
        var signature = new byte[Ed25519.SignatureSize];
        Ed25519.Sign(PrivateKey(), 0, message, 0, message.Length, signature, 0);
        return signed + "." + Encode(signature);
    }

    public Dictionary<string, string> Form(string? assertion = null) => new()
    {
        ["grant_type"] = "client_credentials",
        ["client_id"] = _clientId,
        ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        ["client_assertion"] = assertion ?? Sign(),
    };

    private byte[] PrivateKey()
    {
        var jwk = Decode(_clientSecret[(_clientSecret.LastIndexOf(':') + 1)..]);
        return Decode((string)JsonNode.Parse(jwk)!["d"]!);
    }

    private static byte[] Decode(string text) =>
        Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '='));
}
