using System;
using System.Collections.Generic;
using System.Text.Json;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Policies;

/// <summary>A policy.</summary>
internal sealed record Policy(string Id) : IStoredObject
{
    public required string CreatedAt { get; init; }

    public required string UpdatedAt { get; init; }

    public string? DeletedAt { get; init; }

    public required string DisplayName { get; init; }

    public required string Description { get; init; }

    public required string PolicyType { get; init; }

    public required string BaselinePolicyId { get; init; }

    public required bool ReassignTasksToDelegates { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> Annotations { get; init; }

    /// <summary>The rendered map of step sequences.</summary>
    public required ReadOnlyMemory<byte> PolicySteps { get; init; }

    /// <summary>The rendered list of rules.</summary>
    public required ReadOnlyMemory<byte> Rules { get; init; }

    /// <summary>The rendered list of post actions.</summary>
    public required ReadOnlyMemory<byte> PostActions { get; init; }

    /// <summary>What the policy is for; null when it is for all.</summary>
    public required PolicyScope? Scope { get; init; }

    /// <summary>How many policies deep this one refers to others.</summary>
    public required int ReferenceDepth { get; init; }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteTextMap("annotations", Annotations);
        writer.WriteString("baselinePolicyId", BaselinePolicyId);
        writer.WriteTime("createdAt", CreatedAt);
        writer.WriteTime("deletedAt", DeletedAt);
        writer.WriteString("description", Description);
        writer.WriteString("displayName", DisplayName);
        writer.WriteString("id", Id);
        writer.WriteRendered("policySteps", PolicySteps);
        writer.WriteString("policyType", PolicyType);
        writer.WriteRendered("postActions", PostActions);
        writer.WriteBoolean("reassignTasksToDelegates", ReassignTasksToDelegates);
        writer.WriteRendered("rules", Rules);
        writer.WritePropertyName("scope");
        if (Scope is null)
            writer.WriteNullValue();
        else
            Scope.Write(writer);
        writer.WriteBoolean("systemBuiltin", false);
        writer.WriteTime("updatedAt", UpdatedAt);
        writer.WriteEndObject();
    }
}
