using System;
using System.Text.Json;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;
using static ConductorOne.Sandbox.Validation.FieldSchema;

namespace ConductorOne.Sandbox.AppResources;

/// <summary>What a search for resource types may ask for, and which resource types it then finds.</summary>
internal static class AppResourceTypeSearch
{
    internal static readonly MessageSchema Request = new("SearchAppResourceTypesRequest",
        Ids("appIds"),
        Ids("appUserIds"),
        Text("displayName"),
        Ids("excludeResourceTypeIds"),
        Texts("excludeResourceTypeTraitIds"),
        Int32(PageRequest.SizeField),
        Text(PageRequest.TokenField),
        Text("query"),
        Ids("resourceTypeIds"),
        Texts("resourceTypeTraitIds"));

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
