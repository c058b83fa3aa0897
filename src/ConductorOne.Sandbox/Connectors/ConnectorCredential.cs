using System.Text.Json;
using ConductorOne.Sandbox.Authentication;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Connectors;

/// <summary>A credential of a connector.</summary>
/// <param name="AppId">The connector's app.</param>
/// <param name="ConnectorId">The connector.</param>
/// <param name="Secret">What it signs in with.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresTime">When it expires.</param>
internal sealed record ConnectorCredential(string AppId, string ConnectorId, ClientCredential Secret, string CreatedAt, string ExpiresTime) : IStoredObject
{
    public string Id => ClientIds.NameOf(Secret.ClientId);

    public string? DeletedAt { get; init; }

    /// <summary>Writes it.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="withSecret">Whether the secret is told: once, when it is made.</param>
    public void Write(Utf8JsonWriter writer, bool withSecret)
    {
        writer.WriteStartObject();
        writer.WriteString("appId", AppId);
        writer.WriteString("clientId", Secret.ClientId);
        writer.WriteString("clientSecret", withSecret ? Secret.ClientSecret : "");
        writer.WriteString("connectorId", ConnectorId);
        writer.WriteString("createdAt", CreatedAt);
        writer.WriteTime("deletedAt", DeletedAt);
        writer.WriteString("displayName", "");
        writer.WriteString("expiresTime", ExpiresTime);
        writer.WriteString("id", Id);
        writer.WriteTime("lastUsedAt", null);
        writer.WriteString("updatedAt", DeletedAt ?? CreatedAt);
        writer.WriteEndObject();
    }
}
