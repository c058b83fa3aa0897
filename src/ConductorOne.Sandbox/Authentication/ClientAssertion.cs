using System;
using System.Text;
using System.Text.Json;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Authentication;

/// <summary>Verifies the signed assertion of a client (RFC 7523), every part of it.</summary>
internal static class ClientAssertion
{
    /// <summary>The one value of <c>client_assertion_type</c>.</summary>
    public const string Type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private const int NonceBytes = 16;
    private static readonly TimeSpan AllowedSkew = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan LongestLifetime = TimeSpan.FromMinutes(5);

    /// <summary>Verifies an assertion and uses up its nonce.</summary>
    /// <exception cref="OAuthException">It is not to be trusted.</exception>
    public static void Verify(string assertion, ClientCredential credential, string audience, TokenStore tokens)
    {
        var parts = assertion.Split('.');
        if (parts.Length != 3)
            throw Refuse("it is not a compact JWT of three parts");

        using var header = Decode(parts[0], "header");
        if (Text(header.RootElement, "alg") != "EdDSA")
            throw Refuse("alg must be EdDSA");
        var nonce = Text(header.RootElement, "nonce");
        if (nonce is null || !Base64Text.TryDecode(nonce, out var nonceBytes) || nonceBytes.Length != NonceBytes)
            throw Refuse($"the nonce header must be {NonceBytes} bytes in base64url");

        var signed = Encoding.ASCII.GetBytes(assertion[..assertion.LastIndexOf('.')]);
        if (!Base64Text.TryDecode(parts[2], out var signature) || !credential.Key.Verify(signed, signature))
            throw Refuse("the signature is not right");

        using var claims = Decode(parts[1], "payload");
        var expiry = CheckClaims(claims.RootElement, credential.ClientId, audience);

        // Last, so that only a good assertion uses a nonce up.
        if (!tokens.TryUseNonce(nonce, expiry))
            throw Refuse("it was used before");
    }

    private static DateTimeOffset CheckClaims(JsonElement claims, string clientId, string audience)
    {
        if (Text(claims, "iss") != clientId || Text(claims, "sub") != clientId)
            throw Refuse("iss and sub must be the client id");
        if (!IsAudience(claims, audience))
            throw Refuse($"aud must be \"{audience}\", without a port");

        var now = DateTimeOffset.UtcNow;
        var issuedAt = Time(claims, "iat");
        var notBefore = Time(claims, "nbf");
        var expiry = Time(claims, "exp");
        if (issuedAt > now + AllowedSkew)
            throw Refuse("iat is in the future");
        if (notBefore > now)
            throw Refuse("nbf is in the future");
        if (expiry <= now)
            throw Refuse("it has expired");
        if (expiry - issuedAt > LongestLifetime)
            throw Refuse("it lives longer than five minutes");
        return expiry;
    }

    private static bool IsAudience(JsonElement claims, string audience) =>
        claims.TryGetProperty("aud", out var value) && value.ValueKind switch
        {
            JsonValueKind.String => value.ValueEquals(audience),
            JsonValueKind.Array => value.GetArrayLength() == 1
                && value[0].ValueKind == JsonValueKind.String
                && value[0].ValueEquals(audience),
            _ => false,
        };

    private static DateTimeOffset Time(JsonElement claims, string name)
    {
        // The bounds are those of DateTimeOffset.
        if (claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            && value.TryGetDouble(out var seconds) && seconds is >= 0 and < 253_402_300_800)
        {
            return DateTimeOffset.UnixEpoch.AddSeconds(seconds);
        }

        throw Refuse($"{name} must be a time in seconds");
    }

    private static string? Text(JsonElement message, string name) =>
        message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonDocument Decode(string part, string name)
    {
        try
        {
            if (Base64Text.TryDecode(part, out var bytes)
                && JsonDocument.Parse(bytes) is { RootElement.ValueKind: JsonValueKind.Object } document)
            {
                return document;
            }
        }
        catch (JsonException)
        {
            // Said below.
        }

        throw Refuse($"its {name} is not a base64url JSON object");
    }

    private static OAuthException Refuse(string reason) => OAuthException.InvalidClient($"client_assertion: {reason}");
}
