using System;
using System.Linq;
using System.Text.Json;
using ConductorOne.Sandbox.Apps;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.AppResources;

/// <summary>What a search for resources may ask for, and which resources it then finds.</summary>
internal static class AppResourceSearch
{
    private const string Unowned = "none";

    // Sorting is by what secrets and agents have, and no resource here is either: the order of creation stays.
    // What these filter by, no resource here has. Leaving out resources by it (traits, bindings) leaves all of them.
    private static readonly string[] Unmet = ["agentStatuses", "appUserIds", "credentialTypes", "resourceTypeTraitIds"];

    public static Predicate<AppResource> Read(JsonElement body, ObjectStore<App> knownApps)
    {
        var owners = Filter.Read(body, "ownerUserIds");
        var unownedOnly = body.Flag("unownedOnly");
        if (owners.IsSet && unownedOnly)
            throw ApiException.Invalid("owner_user_ids and unowned_only are mutually exclusive");
        if (IsUnmet(body))
            return static _ => false;

        var query = body.Text("query");
        var apps = new Filter(body.Texts("appIds").Append(body.Text("appId")).Where(id => id.Length > 0));
        var (ids, excluded, types) = (
            Filter.Read(body, "resourceIds"), Filter.Read(body, "excludeResourceIds"), Filter.Read(body, "resourceTypeIds"));
        var refs = body.Items("refs").Select(reference => reference.Clone()).ToList();
        var needsLiveApp = body.Flag("excludeDeletedApps");
        return resource => apps.Takes(resource.AppId)
            && types.Takes(resource.ResourceTypeId)
            && ids.Takes(resource.Id)
            && !excluded.Names(resource.Id)
            && (refs.Count == 0 || refs.Exists(reference => IsMeant(reference, resource)))
            && (!unownedOnly || resource.OwnerIds.Count == 0)
            && (!owners.IsSet || resource.OwnerIds.Any(owners.Names) || (resource.OwnerIds.Count == 0 && owners.Names(Unowned)))
            && Filter.Finds(query, resource.DisplayName)
            && (!needsLiveApp || knownApps.Find(resource.AppId) is { DeletedAt: null });
    }

    private static bool IsUnmet(JsonElement body) =>
        Unmet.Any(name => body.Items(name).Any())
        || !Filter.Read(body, "nhiTypes").Takes(AppResource.NhiType)
        || body.Flag("withOpenFindings")
        || (body.Field("secretAging") is { } aging && aging.EnumerateObject().Any(field => field.Value.ValueKind != JsonValueKind.Null));

    // What a reference leaves empty, it leaves open.
    private static bool IsMeant(JsonElement reference, AppResource resource) =>
        IsMeant(reference.Text("appId"), resource.AppId)
        && IsMeant(reference.Text("appResourceTypeId"), resource.ResourceTypeId)
        && IsMeant(reference.Text("id"), resource.Id);

    private static bool IsMeant(string wanted, string id) => wanted.Length == 0 || wanted == id;
}
