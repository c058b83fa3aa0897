using System;
using System.Text.Json.Serialization;

namespace ConductorOne.Credentials;

/// <summary>A credential as it is stored, with its secret.</summary>
internal sealed record StoredCredential
{
    /// <summary>What the user calls it. The case of letters does not tell names apart.</summary>
    public required string Name { get; init; }

    public required Uri ServerUrl { get; init; }

    public required string ClientId { get; init; }

    public required string ClientSecret { get; init; }

    /// <summary>Whether the secret itself is sent, instead of signing with it.</summary>
    public bool PlainSecret { get; init; }

    /// <summary>Whether its tokens are bound to a key of the session.</summary>
    [JsonPropertyName("dpop")]
    public bool DPoP { get; init; }

    /// <summary>When the server stops taking it, where that is known.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public required DateTimeOffset SavedAt { get; init; }

    /// <summary>Never what it holds.</summary>
    public override string ToString() => Name;
}
