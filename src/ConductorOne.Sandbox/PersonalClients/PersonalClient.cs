using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.Json;
using ConductorOne.Sandbox.Authentication;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.PersonalClients;

/// <summary>A client credential that a user made for themselves. Its id is the name before the @ of its client id.</summary>
internal sealed record PersonalClient(ClientCredential Credential, string UserId) : IStoredObject
{
    public string Id { get; } = ClientIds.NameOf(Credential.ClientId);

    public required string CreatedAt { get; init; }

    public required string UpdatedAt { get; init; }

    public string? DeletedAt { get; init; }

    public string? LastUsedAt { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>When it stops to work, or null for never.</summary>
    public required string? ExpiresTime { get; init; }

    /// <summary>The same on the tenant's stopwatch.</summary>
    public required Deadline? Expiry { get; init; }

    /// <summary>The roles that its tokens are reduced to; empty for all roles of the user.</summary>
    public required IReadOnlyList<string> ScopedRoles { get; init; }

    /// <summary>Where it may be used from; empty for anywhere.</summary>
    public required IReadOnlyList<IPNetwork> AllowSourceCidr { get; init; }

    /// <summary>Whom its tokens stand for.</summary>
    public Principal Principal => ScopedRoles.Count == 0 ? new(Id, UserId) : new(Id, UserId) { Roles = ScopedRoles };

    /// <summary>Whether a request from this address may use it.</summary>
    public bool Allows(IPAddress source) => AllowSourceCidr.Count == 0 || AllowSourceCidr.Any(network => network.Contains(source));

    /// <summary>Writes the client as a JSON object of its own, without its secret.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteTexts("allowSourceCidr", AllowSourceCidr.Select(network => network.ToString()));
        writer.WriteString("clientId", Credential.ClientId);
        writer.WriteTime("createdAt", CreatedAt);
        writer.WriteTime("deletedAt", DeletedAt);
        writer.WriteString("displayName", DisplayName);
        writer.WriteTime("expiresTime", ExpiresTime);
        writer.WriteString("id", Id);
        writer.WriteTime("lastUsedAt", LastUsedAt);
        writer.WriteTexts("scopedRoles", ScopedRoles);
        writer.WriteTime("updatedAt", UpdatedAt);
        writer.WriteString("userId", UserId);
        writer.WriteEndObject();
    }
}
