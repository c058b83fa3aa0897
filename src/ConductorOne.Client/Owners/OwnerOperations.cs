using System.Collections.Generic;
using System.Linq;
using ConductorOne.Apps;
using ConductorOne.Http;
using ConductorOne.Lists;
using ConductorOne.Operations;
using ConductorOne.Validation;

namespace ConductorOne.Owners;

/// <summary>The operations on the owners of one thing. Users without a role go the older way; what has a role, and entitlements, the newer one.</summary>
/// <param name="kind">What kind of thing it is.</param>
/// <param name="ids">Which one.</param>
/// <param name="role">The role of the owners; nothing for users without one.</param>
internal sealed class OwnerOperations(OwnerKind kind, Fields ids, string? role)
{
    /// <summary>Whether it has users without a role, and these are meant.</summary>
    private bool IsOld => kind.Users is not null && string.IsNullOrWhiteSpace(role);

    /// <summary>Adds one owner.</summary>
    public ApiCall<Done> Add(C1Owner owner) => One("POST", kind.Users?.Add, owner);

    /// <summary>Removes one owner.</summary>
    public ApiCall<Done> Remove(C1Owner owner) => One("DELETE", kind.Users?.Remove, owner);

    /// <summary>Replaces all owners, those of one role where there is one.</summary>
    public ApiCall<Done> Replace(IReadOnlyList<string> users, IReadOnlyList<C1AppEntitlementRef> entitlements)
    {
        kind.CheckCount(users.Count, entitlements.Count);
        return IsOld && entitlements.Count == 0
            ? Operation("PUT", kind.Users!.List).Call(With(("UserIds", users.ToArray())))
            : Operation("PUT", kind.Roles).Call(With(
                ("RoleSlug", kind.RequireRole(role)), ("UserRefs", users.Select(id => new IdRef(id)).ToArray()), ("AppEntitlementRefs", entitlements.ToArray())));
    }

    private ApiCall<Done> One(string method, PathTemplate? old, C1Owner owner)
    {
        if (owner.AppEntitlementRef is { } entitlement)
        {
            EntitlementRefs.Check([entitlement], "AppEntitlementRef");
            return Operation(method, kind.Roles + "/entitlements/{RoleSlug}/{AppEntitlementRefAppId}/{AppEntitlementRefId}").Call(With(
                ("RoleSlug", kind.RequireRole(role)),
                ("AppEntitlementRefAppId", entitlement.AppId),
                ("AppEntitlementRefId", entitlement.Id),
                ("AppEntitlementRef", new C1AppEntitlementRef { AppId = entitlement.AppId, Id = entitlement.Id })));
        }

        Required.GivenId(owner.UserId, "UserId");
        return IsOld
            ? Operation(method, old!).Call(With(("UserId", owner.UserId)))
            : Operation(method, kind.Roles + "/users/{RoleSlug}/{UserRefId}").Call(With(
                ("RoleSlug", kind.RequireRole(role)), ("UserRefId", owner.UserId), ("UserRef", new IdRef(owner.UserId))));
    }

    private static Operation<Done> Operation(string method, PathTemplate path) => new(method, path, _ => Done.Value) { Empty = Done.Value };

    private Fields With(params (string Name, object? Value)[] fields)
    {
        var all = new Fields();
        foreach (var id in ids)
        {
            all.Add(id.Key, id.Value);
        }

        foreach (var (name, value) in fields)
        {
            all.Add(name, value);
        }

        return all;
    }
}
