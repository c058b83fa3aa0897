using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Functions;

/// <summary>A function, with its commits.</summary>
internal sealed record Function(string Id) : IStoredObject
{
    public required string CreatedAt { get; init; }

    public required string UpdatedAt { get; init; }

    public string? DeletedAt { get; init; }

    public required string DisplayName { get; init; }

    public required string Description { get; init; }

    public required string FunctionType { get; init; }

    /// <summary>The id of the newest commit.</summary>
    public required string Head { get; init; }

    /// <summary>The id of the commit that runs, or an empty text while none does.</summary>
    public string PublishedCommitId { get; init; } = "";

    public bool IsDraft { get; init; } = true;

    public int ProvisionedConcurrency { get; init; }

    public IReadOnlyList<string> OutboundNetworkAllowlist { get; init; } = [];

    public IReadOnlyList<string> ScopedRoleIds { get; init; } = [];

    /// <summary>The names of the function's secrets. Their values are not kept, since they never come out.</summary>
    public IReadOnlyList<string> SecretNames { get; init; } = [];

    public ObjectStore<FunctionCommit> Commits { get; } = new();

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteTime("createdAt", CreatedAt);
        writer.WriteTime("deletedAt", DeletedAt);
        writer.WriteString("description", Description);
        writer.WriteString("displayName", DisplayName);
        writer.WriteString("functionType", FunctionType);
        writer.WriteString("head", Head);
        writer.WriteEmptyList("hookRefs");
        writer.WriteString("id", Id);
        writer.WriteBoolean("isDraft", IsDraft);
        writer.WriteTexts("outboundNetworkAllowlist", OutboundNetworkAllowlist);
        writer.WriteNumber("provisionedConcurrency", ProvisionedConcurrency);
        writer.WriteString("publishedCommitId", PublishedCommitId);
        writer.WriteTexts("scopedRoleIds", ScopedRoleIds);
        writer.WriteTextMap("secret", SecretNames.Select(name => KeyValuePair.Create(name, "")));
        writer.WriteTime("updatedAt", UpdatedAt);
        writer.WriteBoolean("useSpn", false);
        writer.WriteEmptyList("workflowTemplateRefs");
        writer.WriteEndObject();
    }
}
