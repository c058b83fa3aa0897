using System;
using System.Text.Json;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.AppResources;

/// <summary>What a search for resource types may ask for, and which resource types it then finds.</summary>
internal static class AppResourceTypeSearch
{
    public static Predicate<AppResourceType> Read(JsonElement body)
    {
        var (query, displayName) = (body.Text("query"), body.Text("displayName"));
        var (ids, excluded, apps) = (
            Filter.Read(body, "resourceTypeIds"), Filter.Read(body, "excludeResourceTypeIds"), Filter.Read(body, "appIds"));

        // No type here has traits or users, so that excluding those of some trait leaves all of them.
        if (Filter.Read(body, "resourceTypeTraitIds").IsSet || Filter.Read(body, "appUserIds").IsSet)
            return static _ => false;
        return type => ids.Takes(type.Id)
            && !excluded.Names(type.Id)
            && apps.Takes(type.AppId)
            && Filter.Is(displayName, type.DisplayName)
            && Filter.Finds(query, type.DisplayName);
    }
}
