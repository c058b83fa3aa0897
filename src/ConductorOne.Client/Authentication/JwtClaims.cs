using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace ConductorOne.Authentication;

/// <summary>What a JWT says of itself. Nothing is verified: that is its receiver's part.</summary>
internal sealed record JwtClaims
{
    // What DateTimeOffset can hold.
    private const double LastSecond = 253_402_300_799;

    public string? Issuer { get; private init; }

    public string? Subject { get; private init; }

    public IReadOnlyList<string> Audiences { get; private init; } = [];

    public DateTimeOffset? IssuedAt { get; private init; }

    public DateTimeOffset? ExpiresAt { get; private init; }

    /// <summary>Reads the middle of the three parts. False for what is no JWT.</summary>
    public static bool TryRead(string token, out JwtClaims claims)
    {
        claims = new JwtClaims();
        var parts = token.Split('.');
        if (parts.Length != 3
            || parts.Any(p => p.Length == 0 || p.Any(char.IsWhiteSpace))
            || !Base64Url.TryDecode(parts[0], out var header)
            || !Base64Url.TryDecode(parts[1], out var body)
            || !Base64Url.TryDecode(parts[2], out _))
        {
            return false;
        }

        try
        {
            using var first = JsonDocument.Parse(header);
            using var second = JsonDocument.Parse(body);
            if (first.RootElement.ValueKind != JsonValueKind.Object || second.RootElement.ValueKind != JsonValueKind.Object)
            {
                return false;
            }

            var root = second.RootElement;
            claims = new JwtClaims
            {
                Issuer = Text(root, "iss"),
                Subject = Text(root, "sub"),
                Audiences = TextsOf(root, "aud"),
                IssuedAt = Time(root, "iat"),
                ExpiresAt = Time(root, "exp"),
            };
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static string? Text(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string[] TextsOf(JsonElement claims, string name) => !claims.TryGetProperty(name, out var value) ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)]
        : Text(claims, name) is { } one ? [one]
        : [];

    private static DateTimeOffset? Time(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) && seconds is >= 0 and <= LastSecond
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000))
            : null;
}
