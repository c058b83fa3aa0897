using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Federation;

/// <summary>Reads tokens the way any relying party would: by the key that the issuer publishes.</summary>
internal static class PublishedKey
{
    /// <summary>Verifies a token and gives its claims.</summary>
    public static async Task<JsonNode> ReadAsync(TestTenant tenant, string token)
    {
        var parts = token.Split('.');
        var (header, claims) = (JsonNode.Parse(Decode(parts[0]))!, JsonNode.Parse(Decode(parts[1]))!);
        var issuer = (string)claims["iss"]!;
        var configuration = (await tenant.GetAsync($"{issuer}/.well-known/openid-configuration")).Json;
        Assert.Equal(issuer, (string)configuration["issuer"]!);

        var keys = (await tenant.GetAsync((string)configuration["jwks_uri"]!)).Json["keys"]!.AsArray();
        var key = keys.Single(key => (string)key!["kid"]! == (string)header["kid"]!)!;
        using var rsa = RSA.Create(new RSAParameters { Modulus = Decode((string)key["n"]!), Exponent = Decode((string)key["e"]!) });
        Assert.Equal("RS256", (string)header["alg"]!);
        Assert.True(rsa.VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Decode(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        return claims;
    }

    private static byte[] Decode(string text) =>
        Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '='));
}
