using System;
using System.Collections.Generic;
using System.Text.Json;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Connectors;

/// <summary>A connector of an app.</summary>
internal sealed record Connector(string Id, string AppId) : IStoredObject
{
    public required string CreatedAt { get; init; }

    public required string UpdatedAt { get; init; }

    public string? DeletedAt { get; init; }

    public required string CatalogId { get; init; }

    public required string DisplayName { get; init; }

    public required string Description { get; init; }

    public required IReadOnlyList<string> UserIds { get; init; }

    /// <summary>The rendered configuration with its secrets blanked; empty for a connector that has none yet.</summary>
    public required ReadOnlyMemory<byte> Config { get; init; }

    // A time, a schedule and a sync configuration that are not there are left out: clients cannot read null in their place.
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("appId", AppId);
        writer.WriteBoolean("canResumeSync", false);
        writer.WriteString("catalogId", CatalogId);
        writer.WriteRendered("config", Config);
        if (!Config.IsEmpty)
            writer.WriteTime("configUpdatedAt", CreatedAt);
        writer.WriteNumber("connectorApiVersion", 0);
        writer.WriteTime("createdAt", CreatedAt);
        writer.WriteTime("deletedAt", DeletedAt);
        writer.WriteString("description", Description);
        writer.WriteBoolean("disableCheckBadSync", false);
        writer.WriteString("displayName", DisplayName);
        writer.WriteString("downloadUrl", "");
        writer.WriteString("id", Id);
        writer.WriteNull("oauthAuthorizedAs");
        writer.WriteEmptyList("profileAllowList");
        writer.WriteEmptyList("profileIgnoreList");
        WriteStatus(writer);
        writer.WriteTime("syncDisabledAt", null);
        writer.WriteString("syncDisabledCategory", "");
        writer.WriteString("syncDisabledReason", "");
        writer.WriteTime("updatedAt", UpdatedAt);
        writer.WriteTexts("userIds", UserIds);
        writer.WriteEndObject();
    }

    private static void WriteStatus(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("status");
        writer.WriteTime("completedAt", null);
        writer.WriteString("lastError", "");
        writer.WriteTime("startedAt", null);
        writer.WriteString("status", "SYNC_STATUS_UNSPECIFIED");
        writer.WriteTime("updatedAt", null);
        writer.WriteEndObject();
    }
}
