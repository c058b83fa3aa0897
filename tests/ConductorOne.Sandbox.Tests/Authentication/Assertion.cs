using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

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
        Header = new JsonObject { ["alg"] = "EdDSA", ["nonce"] = Convert.ToHexString(RandomNumberGenerator.GetBytes(16)).ToLowerInvariant() };
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

    public string Sign() => SignedToken.Create(Header, Claims, PrivateKey());

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
