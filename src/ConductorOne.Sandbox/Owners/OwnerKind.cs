using System.Collections.Generic;
using System.Linq;
using ConductorOne.Sandbox.Operations;

namespace ConductorOne.Sandbox.Owners;

/// <summary>A kind of thing that has owners.</summary>
/// <param name="ItemPath">The path of one, with empty braces.</param>
/// <param name="What">What it is called when it isn't there.</param>
/// <param name="Roles">Where its owners are, each under a role.</param>
/// <param name="Ids">The fields of an answer that say which one it is.</param>
internal sealed record OwnerKind(string ItemPath, string What, string Roles, IReadOnlyList<string> Ids)
{
    public static readonly OwnerKind App = new(ItemPaths.App, "app", "/api/v2/apps/{app_id}/owners", ["appId"])
    {
        Users = "/api/v1/apps/{app_id}",
        Type = "USER_OWNERSHIP_TYPE_APP",
    };

    public static readonly OwnerKind Resource = new(
        ItemPaths.Resource, "app resource", "/api/v2/apps/{app_id}/resource_types/{resource_type_id}/resources/{resource_id}/owners", ["appId", "resourceTypeId", "resourceId"])
    {
        Users = "/api/v1/apps/{app_id}/resource_types/{resource_type_id}/resource/{resource_id}",
        Type = "USER_OWNERSHIP_TYPE_RESOURCE",
    };

    public static readonly OwnerKind Entitlement = new(
        ItemPaths.Entitlement, "app entitlement", "/api/v2/apps/{app_id}/entitlements/{entitlement_id}/owners", ["appId", "entitlementId"])
    {
        Users = "/api/v1/apps/{app_id}/entitlements/{entitlement_id}",
        Type = "USER_OWNERSHIP_TYPE_ENTITLEMENT",
        MostOwners = 32,
    };

    public static readonly OwnerKind Connector = new(ItemPaths.Connector, "connector", "/api/v2/apps/{app_id}/connectors/{connector_id}/owners", ["appId", "connectorId"]);

    // Accounts come from connectors, so there are none here: any id is that of one.
    public static readonly OwnerKind Account = new(ItemPaths.App, "app", "/api/v2/apps/{app_id}/users/{user_id}/owners", ["appId", "userId"]);

    /// <summary>What the users alone are below, without a role; null where every owner has one.</summary>
    public string? Users { get; init; }

    /// <summary>What a search for what a user owns calls it; null where it finds none.</summary>
    public string? Type { get; init; }

    /// <summary>How many users, and how many entitlements, may own one.</summary>
    public int MostOwners { get; init; } = int.MaxValue;

    /// <summary>The ids of one at the beginning of the values of a path.</summary>
    public string[] IdsIn(IReadOnlyList<string> pathValues) => [.. pathValues.Take(Ids.Count)];
}
