using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Users;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Owners;

/// <summary>Answers the paths of the owners of one kind of thing: users alone, and users and entitlements, each under a role.</summary>
internal sealed class OwnerEndpoints(Tenant tenant, OwnerKind kind)
{
    public void Map(HandlerSet handlers)
    {
        if (kind.Users is { } users)
        {
            MapUsers(handlers, users);
        }

        handlers.Map("PUT", kind.Roles, ReplaceRole);
        handlers.Map("GET", kind.Roles + "/users", request => ListRole(request, static owner => owner.UserId is not null));
        handlers.Map("GET", kind.Roles + "/entitlements", request => ListRole(request, static owner => owner.EntitlementId is not null));
        foreach (var one in new[] { kind.Roles + "/users/{role_slug}/{user_ref_id}", kind.Roles + "/entitlements/{role_slug}/{app_entitlement_ref_app_id}/{app_entitlement_ref_id}" })
        {
            handlers.Map("POST", one, AddToRole);
            handlers.Map("DELETE", one, RemoveFromRole);

            // Those of accounts cannot be read one by one.
            if (kind != OwnerKind.Account)
                handlers.Map("GET", one, GetOfRole);
        }
    }

    private void MapUsers(HandlerSet handlers, string path)
    {
        handlers.Map("GET", path + "/owners", ListUsers);
        handlers.Map("GET", path + "/ownerids", ListIds);
        handlers.Map("PUT", path + "/owners", request =>
        {
            var given = KnownUsers(request.Body.Texts("userIds"));
            CheckCount(given.Count, 0);
            return Change(request, present => [.. present.Where(owner => owner.UserId is null || given.Contains(owner.UserId)), .. given.Where(id => !HasUser(present, id)).Select(NewUser)]);
        });
        if (kind == OwnerKind.App)
        {
            handlers.Map("DELETE", path + "/owners", request => RemoveUsers(request, request.Body.Texts("userIds")));
            handlers.Map("POST", path + "/owners/{user_id}", request => AddUser(request, request.PathValues[^1]));
            handlers.Map("DELETE", path + "/owners/{user_id}", request => RemoveUsers(request, [request.PathValues[^1]]));
        }
        else if (kind == OwnerKind.Entitlement)
        {
            handlers.Map("POST", path + "/owners", request => AddUser(request, request.Body.Text("userId")));
            handlers.Map("DELETE", path + "/owners", request => Change(request, static present => present.Where(static owner => owner.UserId is null)));
            handlers.Map("DELETE", path + "/owners/{user_id}", request => RemoveUsers(request, [request.PathValues[^1]]));
        }
        else
        {
            handlers.Map("POST", path + "/owners", request => AddUser(request, request.Body.Text("userId")));
            handlers.Map("DELETE", path + "/owners", request => RemoveUsers(request, [request.Body.Text("userId")]));
            handlers.Map("DELETE", path + "/ownerids", request => Change(request, static present => present.Where(static owner => owner.UserId is null)));
        }
    }

    private ApiResponse ListUsers(ApiRequest request)
    {
        var visible = Visible(request);
        var users = new ObjectStore<User>();
        foreach (var user in visible.Select(owner => owner.UserId).OfType<string>().Distinct().Select(tenant.Users.Find).OfType<User>())
            users.Add(user);
        if (kind != OwnerKind.Resource)
            return Page.Answer(request, users, static (writer, user) => user.Write(writer));

        var page = PageRequest.FromQuery(request);
        var (items, next) = users.Read(page.Start, page.Size);
        return ApiResponse.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteTexts("immutableUserIds", visible.Where(static owner => owner.IsImmutable).Select(static owner => owner.UserId!));
            writer.WriteStartArray("list");
            foreach (var user in items)
                user.Write(writer);
            writer.WriteEndArray();
            writer.WriteString("nextPageToken", next is { } position ? page.TokenFor(position) : "");
            writer.WriteEndObject();
        });
    }

    private ApiResponse ListIds(ApiRequest request) => ApiResponse.Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteTexts("userIds", Visible(request).Select(owner => owner.UserId).OfType<string>().Distinct());
        writer.WriteEndObject();
    });

    private ApiResponse AddUser(ApiRequest request, string id)
    {
        var user = tenant.Users.Find(id) ?? throw ApiException.NotFound("user");
        return Change(request, present => HasUser(present, user.Id) ? present : [.. present, NewUser(user.Id)]);
    }

    private ApiResponse RemoveUsers(ApiRequest request, IReadOnlyList<string> ids)
    {
        CheckMutable(request, owner => owner.UserId is { } user && ids.Contains(user));
        return Change(request, present => present.Where(owner => owner.UserId is null || !ids.Contains(owner.UserId)));
    }

    private ApiResponse ReplaceRole(ApiRequest request)
    {
        var role = request.Body.Text("roleSlug");
        if (role.Length == 0)
            throw ApiException.Invalid($"invalid {request.RequestName}.RoleSlug: value length must be at least 1 runes");
        var users = KnownUsers(request.Body.Items("userRefs").Select(reference => reference.Text("id")));
        var entitlements = request.Body.Items("appEntitlementRefs").Select(reference => FindEntitlement(reference.Text("appId"), reference.Text("id"))).ToList();
        CheckCount(users.Count, entitlements.Count);
        return Change(request, present =>
        [
            .. present.Where(owner => owner.RoleSlug != role),
            .. users.Select(id => New(role, id, null)),
            .. entitlements.Select(id => New(role, null, id)),
        ]);
    }

    private ApiResponse ListRole(ApiRequest request, Func<Owner, bool> isMeant)
    {
        var role = request.Target.QueryValue("role_slug");
        var page = PageRequest.FromQuery(request);
        var all = Visible(request).Where(isMeant).Where(owner => string.IsNullOrEmpty(role) || owner.RoleSlug == role).ToList();
        var rows = all.Skip(page.Start).Take(page.Size).ToList();
        return ApiResponse.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("list");
            foreach (var owner in rows)
                Write(writer, request, owner);
            writer.WriteEndArray();
            writer.WriteString("nextPageToken", page.Start + rows.Count < all.Count ? page.TokenFor(page.Start + rows.Count) : "");
            writer.WriteEndObject();
        });
    }

    private ApiResponse AddToRole(ApiRequest request)
    {
        var owner = Named(request);
        Change(request, present => [.. present, owner]);
        return One(request, owner);
    }

    private ApiResponse RemoveFromRole(ApiRequest request)
    {
        var owner = Named(request);
        CheckMutable(request, owner.IsSame);
        return Change(request, present => present.Where(one => !one.IsSame(owner)));
    }

    private ApiResponse GetOfRole(ApiRequest request)
    {
        var owner = Named(request);
        return One(request, Visible(request).FirstOrDefault(owner.IsSame) ?? throw ApiException.NotFound("owner"));
    }

    private ApiResponse One(ApiRequest request, Owner owner) =>
        ApiResponse.Json(writer => writer.WriteWrapped(request.Operation!.Answer.Fields[0].Name, inner => Write(inner, request, owner)));

    private void Write(Utf8JsonWriter writer, ApiRequest request, Owner owner)
    {
        writer.WriteStartObject();
        foreach (var (name, id) in kind.Ids.Zip(request.PathValues))
            writer.WriteString(name, id);
        writer.WriteString("createdAt", owner.CreatedAt);
        writer.WriteString("roleSlug", owner.RoleSlug);
        if (owner.UserId is { } user)
        {
            writer.WritePropertyName("user");
            tenant.Users.Find(user)!.Write(writer);
        }
        else
        {
            writer.WritePropertyName("appEntitlement");
            tenant.Entitlements.Find(owner.EntitlementId!)!.Fields.Write(writer);
        }

        writer.WriteEndObject();
    }

    // The owner that the end of the path names.
    private Owner Named(ApiRequest request)
    {
        var values = request.PathValues.Skip(kind.Ids.Count).ToList();
        return values.Count == 2
            ? New(values[0], (tenant.Users.Find(values[1]) ?? throw ApiException.NotFound("user")).Id, null)
            : New(values[0], null, FindEntitlement(values[1], values[2]));
    }

    private string FindEntitlement(string appId, string id) =>
        tenant.Entitlements.Find(id) is { DeletedAt: null } found && found.Parents[0] == appId ? found.Id : throw ApiException.NotFound("app entitlement");

    private List<string> KnownUsers(IEnumerable<string> ids) => [.. ids.Where(id => tenant.Users.Find(id) is not null).Distinct()];

    private static bool HasUser(IEnumerable<Owner> present, string id) => present.Any(owner => owner.UserId == id);

    private Owner NewUser(string id) => New(Owner.DefaultRole, id, null);

    private Owner New(string role, string? userId, string? entitlementId) => new(role, userId, entitlementId, tenant.Clock.Now());

    private ApiResponse Change(ApiRequest request, Func<IReadOnlyList<Owner>, IEnumerable<Owner>> change)
    {
        if (Find(request) is not { DeletedAt: null })
            throw ApiException.NotFound(kind.What);
        tenant.Owners.Of(kind, kind.IdsIn(request.PathValues)).Change(present =>
        {
            var changed = change(present).ToList();
            CheckCount(changed.Count(static owner => owner.UserId is not null), changed.Count(static owner => owner.EntitlementId is not null));
            return changed;
        });
        return ApiResponse.EmptyObject;
    }

    private void CheckCount(int users, int entitlements)
    {
        if (users > kind.MostOwners || entitlements > kind.MostOwners)
            throw ApiException.Invalid($"at most {kind.MostOwners} users and {kind.MostOwners} entitlements can own an {kind.What}");
    }

    private void CheckMutable(ApiRequest request, Predicate<Owner> isMeant)
    {
        if (Visible(request).Any(owner => owner.IsImmutable && isMeant(owner)))
            throw ApiException.Invalid("owner is managed by the connector");
    }

    // An app that is not there has no owners: that is all.
    private IReadOnlyList<Owner> Visible(ApiRequest request) => kind.ItemPath == ItemPaths.App || Find(request) is not null
        ? tenant.Owners.Visible(kind, kind.IdsIn(request.PathValues))
        : throw ApiException.NotFound(kind.What);

    private StoredObject? Find(ApiRequest request)
    {
        var ids = kind.ItemPath == ItemPaths.App ? [request.PathValues[0]] : kind.IdsIn(request.PathValues);
        return tenant.Objects.Of(kind.ItemPath).Find(ids[^1]) is { } found && found.Parents.SequenceEqual(ids[..^1]) ? found : null;
    }
}
