using System;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using ConductorOne.Authentication;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>A signed token, made as an OIDC issuer makes it or taken apart as a server does.</summary>
internal sealed class Jwt
{
    private readonly string[] _parts;

    public Jwt(string text)
    {
        _parts = text.Split('.');
        if (_parts.Length != 3 || text.Any(c => c is '+' or '/' or '='))
            throw new FormatException("no JWT: " + text);
    }

    public JsonObject Header => JsonNode.Parse(HeaderText)!.AsObject();

    public JsonObject Claims => JsonNode.Parse(ClaimsText)!.AsObject();

    public string HeaderText => Decoded(0);

    public string ClaimsText => Decoded(1);

    /// <summary>A token of three parts, whose signature is nobody's.</summary>
    public static string Of(string claims, string header = """{"alg":"RS256","typ":"JWT"}""") => Part(header) + "." + Part(claims) + "." + Part("nobody's signature");

    /// <summary>A token such as GitHub Actions issues, unlike any other.</summary>
    public static string Issued(DateTimeOffset at, string audience = "127.0.0.1") => Of(new JsonObject
    {
        ["iss"] = "https://issuer.example",
        ["sub"] = "repo:acme/iac",
        ["aud"] = audience,
        ["iat"] = at.ToUnixTimeSeconds(),
        ["exp"] = at.AddMinutes(10).ToUnixTimeSeconds(),
        ["jti"] = Guid.NewGuid().ToString(),
    }.ToJsonString());

    public static string Fresh() => Issued(DateTimeOffset.UtcNow);

    public static string Part(string json) => Base64Url.Encode(Encoding.UTF8.GetBytes(json));

    public bool IsSignedBy(byte[] publicKey)
    {
        var signed = Encoding.ASCII.GetBytes(_parts[0] + "." + _parts[1]);
        return Base64Url.TryDecode(_parts[2], out var signature) && signature.Length == 64
            && Ed25519.Verify(signature, 0, publicKey, 0, signed, 0, signed.Length);
    }

    private string Decoded(int part) => Base64Url.TryDecode(_parts[part], out var bytes) ? Encoding.UTF8.GetString(bytes) : throw new FormatException();
}
