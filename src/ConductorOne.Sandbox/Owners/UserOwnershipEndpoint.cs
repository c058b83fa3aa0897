using System;
using System.Linq;
using System.Text.Json;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Owners;

/// <summary>Answers <c>/api/v1/search/user-ownership</c>: what a user owns.</summary>
internal sealed class UserOwnershipEndpoint(Tenant tenant)
{
    public void Map(HandlerSet handlers) => handlers.Map("POST", "/api/v1/search/user-ownership", Search);

    private ApiResponse Search(ApiRequest request)
    {
        var page = PageRequest.FromBody(request);
        var types = request.Body.Texts("ownershipTypes");
        var all = tenant.Owners.OwnedBy(request.Body.Text("userId"))
            .Where(owned => owned.Kind.Type is { } type && (types.Count == 0 || types.Contains(type)))
            .Where(owned => tenant.Objects.Of(owned.Kind.ItemPath).Find(owned.Ids[^1]) is { DeletedAt: null })
            .ToList();
        var rows = all.Skip(page.Start).Take(page.Size).ToList();
        return ApiResponse.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("list");
            foreach (var (kind, ids) in rows)
                Write(writer, kind, ids);
            writer.WriteEndArray();
            writer.WriteString("nextPageToken", page.Start + rows.Count < all.Count ? page.TokenFor(page.Start + rows.Count) : "");
            writer.WriteEndObject();
        });
    }

    private void Write(Utf8JsonWriter writer, OwnerKind kind, string[] ids)
    {
        var (entitlement, resource) = (Id("entitlementId"), Id("resourceId"));
        writer.WriteStartObject();
        writer.WriteString("appDisplayName", NameOf(ItemPaths.App, ids[0]));
        writer.WriteString("appId", ids[0]);
        writer.WriteString("entitlementDisplayName", NameOf(ItemPaths.Entitlement, entitlement));
        writer.WriteString("entitlementId", entitlement);
        writer.WriteString("ownershipType", kind.Type);
        writer.WriteString("resourceDisplayName", NameOf(ItemPaths.Resource, resource));
        writer.WriteString("resourceId", resource);
        writer.WriteString("resourceTypeId", Id("resourceTypeId"));
        writer.WriteEndObject();

        string Id(string name) => kind.Ids.ToList().IndexOf(name) is >= 0 and var position ? ids[position] : "";
    }

    private string NameOf(string itemPath, string id) => id.Length > 0 ? tenant.Objects.Of(itemPath).Find(id)?.Fields.Text("displayName") ?? "" : "";
}
