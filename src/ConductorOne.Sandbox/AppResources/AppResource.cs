using System.Collections.Generic;
using System.Text.Json;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.AppResources;

/// <summary>A resource of an app.</summary>
internal sealed record AppResource(string Id, string AppId, string ResourceTypeId, string DisplayName) : IStoredObject
{
    /// <summary>What kind of non-human identity every resource here is: none.</summary>
    public const string NhiType = "NHI_TYPE_UNSPECIFIED";

    public required string CreatedAt { get; init; }

    public required string UpdatedAt { get; init; }

    public string? DeletedAt { get; init; }

    public required string Description { get; init; }

    public required string MatchBatonId { get; init; }

    /// <summary>The ids of the owners that are known users.</summary>
    public required IReadOnlyList<string> OwnerIds { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> Annotations { get; init; }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("accessConfigId", "");
        writer.WriteTextMap("annotations", Annotations);
        writer.WriteString("appId", AppId);
        writer.WriteString("appResourceTypeId", ResourceTypeId);
        writer.WriteTime("createdAt", CreatedAt);
        writer.WriteString("customDescription", "");
        writer.WriteTime("deletedAt", DeletedAt);
        writer.WriteString("description", Description);
        writer.WriteString("displayName", DisplayName);
        writer.WriteString("externalId", "");
        writer.WriteString("grantCount", "0");
        writer.WriteString("id", Id);
        writer.WriteString("matchBatonId", MatchBatonId);
        writer.WriteString("nhiDetail", "");
        writer.WriteString("nhiType", NhiType);
        writer.WriteString("parentAppResourceId", "");
        writer.WriteString("parentAppResourceTypeId", "");
        writer.WriteTime("updatedAt", UpdatedAt);
        writer.WriteEndObject();
    }
}
