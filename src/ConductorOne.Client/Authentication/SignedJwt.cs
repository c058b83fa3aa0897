using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ConductorOne.Authentication;

/// <summary>A compact JWT (RFC 7519) with an Ed25519 signature: what a client proves itself with.</summary>
internal static class SignedJwt
{
    private const int NonceLength = 16;
    private const int LeewaySeconds = 120;

    // "dpop+jwt" as it stands, for verifiers that compare before they parse.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="key">Signs it.</param>
    /// <param name="now">The time of signing: it is valid two minutes to either side, since the server refuses more than five in all.</param>
    /// <param name="header">Writes the header beside <c>alg</c>.</param>
    /// <param name="claims">Writes the claims beside the times.</param>
    public static string Sign(Ed25519Key key, DateTimeOffset now, Action<Utf8JsonWriter> header, Action<Utf8JsonWriter> claims)
    {
        var seconds = now.ToUnixTimeSeconds();
        var first = Part(json =>
        {
            json.WriteString("alg", "EdDSA");
            header(json);
        });
        var second = Part(json =>
        {
            claims(json);
            json.WriteNumber("iat", seconds);
            json.WriteNumber("nbf", seconds - LeewaySeconds);
            json.WriteNumber("exp", seconds + LeewaySeconds);
        });
        var signed = first + "." + second;
        return signed + "." + Base64Url.Encode(key.Sign(Encoding.ASCII.GetBytes(signed)));
    }

    /// <summary>Sixteen random bytes: no two of these are signed alike.</summary>
    public static byte[] Nonce()
    {
        var bytes = new byte[NonceLength];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(bytes);
        return bytes;
    }

    private static string Part(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Base64Url.Encode(buffer.ToArray());
    }
}
