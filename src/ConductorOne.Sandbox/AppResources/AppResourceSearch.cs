using System;
using System.Linq;
using System.Text.Json;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.AppResources;

/// <summary>What a search for resources may ask for, and which resources it then finds.</summary>
internal static class AppResourceSearch
{
    private const string Unowned = "none";

    // What kind of non-human identity every resource here is: none.
    private const string NhiType = "NHI_TYPE_UNSPECIFIED";

    // Sorting is by what secrets and agents have, and no resource here is either: the order of creation stays.
    // What these filter by, no resource here has. Leaving out resources by it (traits, bindings) leaves all of them.
    private static readonly string[] Unmet = ["agentStatuses", "appUserIds", "credentialTypes", "resourceTypeTraitIds"];

    public static Predicate<StoredObject> Read(JsonElement body, ObjectStore<StoredObject> knownApps)
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
        return resource => apps.Takes(resource.Parents[0])
            && types.Takes(resource.Parents[1])
            && ids.Takes(resource.Id)
            && !excluded.Names(resource.Id)
            && (refs.Count == 0 || refs.Exists(reference => IsMeant(reference, resource)))
            && (!unownedOnly || AppResourceBehavior.OwnersOf(resource).Count == 0)
            && (!owners.IsSet || AppResourceBehavior.OwnersOf(resource).Any(owners.Names) || (AppResourceBehavior.OwnersOf(resource).Count == 0 && owners.Names(Unowned)))
            && Filter.Finds(query, resource.Fields.Text("displayName"))
            && (!needsLiveApp || knownApps.Find(resource.Parents[0]) is { DeletedAt: null });
    }

    private static bool IsUnmet(JsonElement body) =>
        Unmet.Any(name => body.Items(name).Any())
        || !Filter.Read(body, "nhiTypes").Takes(NhiType)
        || body.Flag("withOpenFindings")
        || (body.Field("secretAging") is { } aging && aging.EnumerateObject().Any(field => field.Value.ValueKind != JsonValueKind.Null));

    // What a reference leaves empty, it leaves open.
    private static bool IsMeant(JsonElement reference, StoredObject resource) =>
        IsMeant(reference.Text("appId"), resource.Parents[0])
        && IsMeant(reference.Text("appResourceTypeId"), resource.Parents[1])
        && IsMeant(reference.Text("id"), resource.Id);

    private static bool IsMeant(string wanted, string id) => wanted.Length == 0 || wanted == id;
}
