using System;
using System.Collections.Generic;
using System.Linq;
using ConductorOne.Operations;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Owners;

/// <summary>A kind of thing that has owners, and where the API keeps these.</summary>
/// <param name="Name">As users meet it.</param>
/// <param name="Noun">What it is.</param>
/// <param name="CmdletNoun">What its cmdlets are called, behind the verb.</param>
/// <param name="Ids">The fields that say which one is meant.</param>
/// <param name="Item">Where one is read, or what it belongs to.</param>
/// <param name="Roles">Where its owners are kept, users and entitlements, each under a role.</param>
internal sealed record OwnerKind(string Name, Noun Noun, string CmdletNoun, IReadOnlyList<string> Ids, PathTemplate Item, string Roles)
{
    private const string AppPath = "/api/v1/apps/{AppId}";
    private const string EntitlementPath = AppPath + "/entitlements/{AppEntitlementId}";
    private const string ResourcePath = "/resource_types/{AppResourceTypeId}/resources/{AppResourceId}";
    private const string AppV2 = "/api/v2/apps/{AppId}";

    // Singular, and its owners are named in the body.
    private const string ResourceOwners = AppPath + "/resource_types/{AppResourceTypeId}/resource/{AppResourceId}";

    public static readonly OwnerKind App = new("App", Noun.App, "C1AppOwner", ["AppId"], AppPath, AppV2 + "/owners")
    {
        Users = new(AppPath + "/owners", AppPath + "/ownerids", AppPath + "/owners/{UserId}", AppPath + "/owners/{UserId}"),
    };

    public static readonly OwnerKind AppResource = new(
        "AppResource", Noun.AppResource, "C1AppResourceOwner", ["AppId", "AppResourceTypeId", "AppResourceId"], AppPath + ResourcePath, AppV2 + ResourcePath + "/owners")
    {
        Users = new(ResourceOwners + "/owners", ResourceOwners + "/ownerids", ResourceOwners + "/owners", ResourceOwners + "/owners"),
    };

    public static readonly OwnerKind AppEntitlement = new(
        "AppEntitlement", Noun.Entitlement, "C1EntitlementOwner", ["AppId", "AppEntitlementId"], EntitlementPath, AppV2 + "/entitlements/{AppEntitlementId}/owners")
    {
        Users = new(EntitlementPath + "/owners", EntitlementPath + "/ownerids", EntitlementPath + "/owners", EntitlementPath + "/owners/{UserId}"),
        MostOwners = 32,
    };

    public static readonly OwnerKind Connector = new(
        "Connector", Noun.Connector, "C1ConnectorOwner", ["AppId", "ConnectorId"], AppPath + "/connectors/{ConnectorId}", AppV2 + "/connectors/{ConnectorId}/owners");

    // The API reads no single account.
    public static readonly OwnerKind Account = new("Account", Noun.Account, "C1AccountOwner", ["AppId", "AppUserId"], AppPath, AppV2 + "/users/{AppUserId}/owners");

    public static readonly IReadOnlyList<OwnerKind> All = [App, AppResource, AppEntitlement, Connector, Account];

    /// <summary>Where users alone are kept, without a role; nothing where every owner has one.</summary>
    public UserOwnerPaths? Users { get; init; }

    /// <summary>How many users, and how many entitlements, may own one.</summary>
    public int MostOwners { get; init; } = int.MaxValue;

    /// <summary>Which one is meant, for messages: "app 2abc".</summary>
    public string Subject(Fields ids) => Noun.Facts().LabelWithoutArticle + " " + ids.Get<string>(Ids[Ids.Count - 1]);

    /// <summary>The command that shows its owners.</summary>
    public string LookAgain(Fields ids, string? role) =>
        "Get-" + CmdletNoun + " " + string.Join(" ", Ids.Select(ids.Get<string>)) + (string.IsNullOrWhiteSpace(role) ? "" : " -RoleSlug " + role!.Trim());

    /// <summary>The role, which must be given where owners are kept under roles alone, and for entitlements.</summary>
    /// <exception cref="C1InputException">It is not.</exception>
    public string RequireRole(string? role)
    {
        Required.That(
            !string.IsNullOrWhiteSpace(role),
            "RoleSlug",
            () => (Users is null ? Messages.OwnerRoleMissing : Messages.OwnerRoleOfEntitlementMissing).With(Noun.Facts().Label(), "Get-" + CmdletNoun));
        return role!.Trim();
    }

    public void CheckCount(int users, int entitlements)
    {
        Required.That(users <= MostOwners, "UserId", () => Messages.OwnersTooMany.With("UserId", Noun.Facts().Label(), MostOwners, users));
        Required.That(entitlements <= MostOwners, "AppEntitlementRef", () => Messages.OwnersTooMany.With("AppEntitlementRef", Noun.Facts().Label(), MostOwners, entitlements));
    }

    /// <summary>The kind of that name.</summary>
    public static OwnerKind? Find(string? name) => All.FirstOrDefault(kind => string.Equals(kind.Name, name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Where the users are kept who own something, without a role.</summary>
/// <param name="List">The users, and all of them to be replaced.</param>
/// <param name="Ids">Their ids.</param>
/// <param name="Add">Adds one; the id stands in the path or goes into the body.</param>
/// <param name="Remove">Removes one.</param>
internal sealed record UserOwnerPaths(PathTemplate List, PathTemplate Ids, PathTemplate Add, PathTemplate Remove);
