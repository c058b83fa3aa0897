using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ConductorOne.Authentication;

/// <summary>
/// A compact JWT, signed with the client's key, that stands for the client secret (RFC 7523).
/// Lives two minutes to either side of now: the server refuses more than five in all.
/// </summary>
internal static class ClientAssertion
{
    private const int NonceLength = 16;
    private const int LeewaySeconds = 120;

    /// <param name="key">The client's private key.</param>
    /// <param name="clientId">Issuer and subject.</param>
    /// <param name="audience">The token endpoint's host without its port.</param>
    /// <param name="now">The time of signing.</param>
    public static string Sign(Ed25519Key key, string clientId, string audience, DateTimeOffset now)
    {
        var seconds = now.ToUnixTimeSeconds();
        var header = Part(json =>
        {
            json.WriteString("alg", "EdDSA");
            json.WriteString("typ", "JWT");
            json.WriteString("nonce", Base64Url.Encode(RandomBytes()));
        });
        var claims = Part(json =>
        {
            json.WriteString("iss", clientId);
            json.WriteString("sub", clientId);
            json.WriteString("aud", audience);
            json.WriteNumber("iat", seconds);
            json.WriteNumber("nbf", seconds - LeewaySeconds);
            json.WriteNumber("exp", seconds + LeewaySeconds);
        });
        var signed = header + "." + claims;
        return signed + "." + Base64Url.Encode(key.Sign(Encoding.ASCII.GetBytes(signed)));
    }

    private static string Part(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Base64Url.Encode(buffer.ToArray());
    }

    private static byte[] RandomBytes()
    {
        var bytes = new byte[NonceLength];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(bytes);
        return bytes;
    }
}
