using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using ConductorOne.Apps;
using ConductorOne.Resources;

namespace ConductorOne.Owners;

/// <summary>An owner: a user, or an entitlement whose holders own. Flows down a pipe to the cmdlets that add and remove owners of the same kind of thing.</summary>
public sealed class C1Owner
{
    /// <summary>What is owned: App, AppResource, AppEntitlement, Connector or Account.</summary>
    public string OwnerOf { get; internal set; } = "";

    /// <summary>What owns it: User or Entitlement.</summary>
    public string OwnerType { get; internal set; } = "";

    /// <summary>The name of the user or of the entitlement, as far as the answer has it.</summary>
    public string DisplayName { get; internal set; } = "";

    /// <summary>The address of the user.</summary>
    public string Email { get; internal set; } = "";

    /// <summary>The user who owns it.</summary>
    public string? UserId { get; internal set; }

    /// <summary>The entitlement whose holders own it.</summary>
    public C1AppEntitlementRef? AppEntitlementRef { get; internal set; }

    /// <summary>The id of the user or of the entitlement.</summary>
    public string OwnerId => UserId ?? AppEntitlementRef?.Id ?? "";

    /// <summary>The role under which the owner is kept; nothing where the answer does not say.</summary>
    public string? RoleSlug { get; internal set; }

    /// <summary>Whether the connector says so: such an owner cannot be removed here.</summary>
    public bool IsImmutable { get; internal set; }

    /// <summary>The app that is owned, or to which what is owned belongs.</summary>
    public string? AppId { get; internal set; }

    /// <summary>The type of the resource that is owned.</summary>
    public string? AppResourceTypeId { get; internal set; }

    /// <summary>The resource that is owned.</summary>
    public string? AppResourceId { get; internal set; }

    /// <summary>The entitlement that is owned.</summary>
    public string? AppEntitlementId { get; internal set; }

    /// <summary>The connector that is owned.</summary>
    public string? ConnectorId { get; internal set; }

    /// <summary>The account that is owned.</summary>
    public string? AppUserId { get; internal set; }

    /// <summary>Since when, where the answer says so.</summary>
    public DateTimeOffset? CreatedAt { get; internal set; }

    /// <summary>Fields of the answer that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; internal set; }

    /// <summary>What tells it from other owners of the same thing: the user's id, or appId/id of the entitlement.</summary>
    internal string Key => UserId ?? AppEntitlementRef?.ToString() ?? "";

    /// <summary>The name; the id of one without a name.</summary>
    public override string ToString() => DisplayName.Length > 0 ? VisibleText.Of(DisplayName) : Key;
}
