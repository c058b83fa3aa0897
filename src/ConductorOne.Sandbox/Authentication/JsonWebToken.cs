using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Authentication;

/// <summary>A compact JSON Web Token (RFC 7519) that a client sent, taken apart; nothing about it is verified yet.</summary>
internal sealed class JsonWebToken
{
    private JsonWebToken(JsonElement header, JsonElement claims, byte[] signedBytes, byte[] signature)
    {
        (Header, Claims, SignedBytes, Signature) = (header, claims, signedBytes, signature);
    }

    /// <summary>The header.</summary>
    public JsonElement Header { get; }

    /// <summary>The claims.</summary>
    public JsonElement Claims { get; }

    /// <summary>What is signed.</summary>
    public byte[] SignedBytes { get; }

    /// <summary>The signature; empty when it isn't base64url, which makes it a wrong one.</summary>
    public byte[] Signature { get; }

    /// <summary>Takes a token apart.</summary>
    /// <exception cref="UntrustedTokenException">It isn't one.</exception>
    public static JsonWebToken Parse(string compact)
    {
        var parts = compact.Split('.');
        if (parts.Length != 3)
            throw new UntrustedTokenException("it is not a compact JWT of three parts");

        var signedBytes = Encoding.ASCII.GetBytes(compact[..compact.LastIndexOf('.')]);
        var signature = Base64Text.TryDecode(parts[2], out var bytes) ? bytes : [];
        return new JsonWebToken(Decode(parts[0], "header"), Decode(parts[1], "payload"), signedBytes, signature);
    }

    /// <summary>A text of the header, or null.</summary>
    public string? HeaderText(string name) => Text(Header, name);

    /// <summary>A claim that is a text, or null.</summary>
    public string? Text(string claim) => Text(Claims, claim);

    /// <summary>A claim that is a time.</summary>
    /// <exception cref="UntrustedTokenException">It isn't there, or isn't one.</exception>
    public DateTimeOffset Time(string claim) =>
        Claims.TryGetProperty(claim, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds)
            ? Time(claim, seconds)
            : throw NoTime(claim);

    /// <summary>A claim that is a time, or the text of one: some clients of Entra put their numbers in quotation marks.</summary>
    /// <exception cref="UntrustedTokenException">It isn't there, or isn't one.</exception>
    public DateTimeOffset TimeOrDigits(string claim)
    {
        if (Text(claim) is not { } text)
            return Time(claim);
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? Time(claim, seconds)
            : throw NoTime(claim);
    }

    /// <summary>Whether <c>aud</c> is this text, or a list with it.</summary>
    public bool HasAudience(string audience) => Claims.TryGetProperty("aud", out var value) && value.ValueKind switch
    {
        JsonValueKind.String => value.ValueEquals(audience),
        JsonValueKind.Array => value.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.String && item.ValueEquals(audience)),
        _ => false,
    };

    // The bounds are those of DateTimeOffset, with a day to spare for who adds to it.
    private static DateTimeOffset Time(string claim, double seconds) =>
        seconds is >= 0 and < 253_402_214_400 ? DateTimeOffset.UnixEpoch.AddSeconds(seconds) : throw NoTime(claim);

    private static UntrustedTokenException NoTime(string claim) => new($"{claim} must be a time in seconds");

    private static string? Text(JsonElement message, string name) =>
        message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement Decode(string part, string name)
    {
        try
        {
            if (Base64Text.TryDecode(part, out var bytes))
            {
                using var document = JsonDocument.Parse(bytes);
                if (document.RootElement.ValueKind == JsonValueKind.Object)
                    return document.RootElement.Clone();
            }
        }
        catch (JsonException)
        {
            // Said below.
        }

        throw new UntrustedTokenException($"its {name} is not a base64url JSON object");
    }
}
