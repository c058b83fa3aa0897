using System;
using System.Linq;
using System.Text.Json;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Authentication;

/// <summary>Reads a client secret, which is a private key: <c>secret-token:conductorone.com:v1:</c> and a base64url JWK.</summary>
internal static class SigningSecret
{
    private const string Scheme = "secret-token:conductorone.com:";
    private const string Prefix = Scheme + "v1:";
    private const int KeyLength = 32;

    /// <exception cref="C1InputException">Says what is wrong with it, and repeats none of it.</exception>
    public static Ed25519Key Read(string secret)
    {
        secret = secret.Trim();
        if (!secret.StartsWith(Prefix, StringComparison.Ordinal))
        {
            throw Refused(secret.Length == 0 ? Messages.SecretEmpty
                : secret.StartsWith(Scheme, StringComparison.Ordinal) ? Messages.SecretOfOtherVersion
                : Messages.SecretWithoutPrefix);
        }

        if (!Base64Url.TryDecode(secret.Substring(Prefix.Length), out var jwk))
        {
            throw Refused(Messages.SecretNotBase64);
        }

        try
        {
            using var document = JsonDocument.Parse(jwk);
            return ReadKey(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Refused(Messages.SecretNotJson);
        }
    }

    private static Ed25519Key ReadKey(JsonElement jwk)
    {
        if (jwk.ValueKind != JsonValueKind.Object)
        {
            throw Refused(Messages.SecretNotJson);
        }

        if (Member(jwk, "kty") != "OKP" || Member(jwk, "crv") != "Ed25519")
        {
            throw Refused(Messages.SecretOfOtherKind);
        }

        if (!Base64Url.TryDecode(Member(jwk, "d"), out var seed) || seed.Length != KeyLength)
        {
            throw Refused(Messages.SecretWithoutPrivateKey);
        }

        var key = new Ed25519Key(seed);
        if (Member(jwk, "x") is { Length: > 0 } x && !(Base64Url.TryDecode(x, out var publicKey) && publicKey.SequenceEqual(key.PublicKey)))
        {
            throw Refused(Messages.SecretKeysDiffer);
        }

        return key;
    }

    private static string Member(JsonElement jwk, string name) =>
        jwk.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static C1InputException Refused(string reason) => new(reason, "ClientSecret");
}
