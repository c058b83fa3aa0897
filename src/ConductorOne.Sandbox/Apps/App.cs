using System;
using System.Collections.Generic;
using System.Text.Json;
using ConductorOne.Sandbox.AppEntitlements;
using ConductorOne.Sandbox.AppResources;
using ConductorOne.Sandbox.Connectors;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Apps;

/// <summary>An app, with what belongs to it.</summary>
internal sealed record App(string Id) : IStoredObject
{
    public required string CreatedAt { get; init; }

    public required string UpdatedAt { get; init; }

    public string? DeletedAt { get; init; }

    public required string DisplayName { get; init; }

    public required string Description { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> Annotations { get; init; }

    /// <summary>The owners that are known users; null for an app that nobody has created.</summary>
    public OwnerList? Owners { get; init; }

    /// <summary>The entitlement that stands for access to the app; null for an app that nobody has created.</summary>
    public AppEntitlement? Access { get; init; }

    public required string GrantPolicyId { get; init; }

    public required string CertifyPolicyId { get; init; }

    public required string RevokePolicyId { get; init; }

    public required string IdentityMatching { get; init; }

    public required string Instructions { get; init; }

    public required int MonthlyCostUsd { get; init; }

    public required bool StrictAccessEntitlementProvisioning { get; init; }

    /// <summary>The rendered <c>matchBatonRef</c>; empty when there is none.</summary>
    public ReadOnlyMemory<byte> MatchBatonRef { get; init; }

    /// <summary>An app that is created by a call, not found by a connector, is managed by hand.</summary>
    public bool IsManuallyManaged { get; init; } = true;

    public required ObjectStore<AppResourceType> ResourceTypes { get; init; }

    public ObjectStore<Connector> Connectors { get; } = new();

    /// <summary>Writes the app as a JSON object of its own.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        WriteFields(writer);
        writer.WriteEndObject();
    }

    /// <summary>Writes the fields into an object that is open already.</summary>
    public void WriteFields(Utf8JsonWriter writer)
    {
        writer.WriteString("accessModel", "APP_ACCESS_MODEL_UNSPECIFIED");
        writer.WriteTextMap("annotations", Annotations);
        writer.WriteString("appAccountId", "");
        writer.WriteString("appAccountName", "");
        writer.WriteEmptyList("appOwners"); // The live server never fills it.
        writer.WriteString("certifyPolicyId", CertifyPolicyId);
        writer.WriteNumber("connectorVersion", 0);
        writer.WriteTime("createdAt", CreatedAt);
        writer.WriteString("defaultRequestCatalogId", "");
        writer.WriteTime("deletedAt", DeletedAt);
        writer.WriteString("description", Description);
        writer.WriteString("displayName", DisplayName);
        writer.WriteBoolean("enableConnectorSourcedOwnership", false);
        writer.WriteNull("fieldMask");
        writer.WriteString("grantPolicyId", GrantPolicyId);
        writer.WriteString("iconUrl", "");
        writer.WriteString("id", Id);
        writer.WriteString("identityMatching", IdentityMatching);
        writer.WriteString("instructions", Instructions);
        writer.WriteBoolean("isDirectory", false);
        writer.WriteBoolean("isManuallyManaged", IsManuallyManaged);
        writer.WriteString("logoUri", "");
        writer.WriteRendered("matchBatonRef", MatchBatonRef);
        writer.WriteNumber("monthlyCostUsd", MonthlyCostUsd);
        writer.WriteString("parentAppId", "");
        writer.WriteBoolean("revokeGrantSources", false);
        writer.WriteString("revokePolicyId", RevokePolicyId);
        writer.WriteBoolean("strictAccessEntitlementProvisioning", StrictAccessEntitlementProvisioning);
        writer.WriteTime("updatedAt", UpdatedAt);
        writer.WriteString("userCount", "0");
    }
}
