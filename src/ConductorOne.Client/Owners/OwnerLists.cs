using System;
using System.Collections.Generic;
using System.Linq;
using ConductorOne.Apps;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Lists;
using ConductorOne.Operations;
using ConductorOne.Users;

namespace ConductorOne.Owners;

/// <summary>The lists of the owners of one thing.</summary>
/// <param name="kind">What kind of thing it is.</param>
/// <param name="ids">Which one.</param>
/// <param name="role">The role of the owners; nothing for all.</param>
internal sealed class OwnerLists(OwnerKind kind, Fields ids, string? role)
{
    private const string ImmutableUserIds = "immutableUserIds";

    private static readonly Func<AnswerJson, Page<C1User>?> UserPage = PageBody.Reader(C1JsonContext.Default.ListAnswerC1User);

    private static readonly Func<AnswerJson, Page<OwnerView>?> ViewPage =
        PageBody.Reader(C1JsonContext.Default.ListAnswerOwnerView, (OwnerView view, AnswerParts parts) => view.Checked(parts));

    /// <summary>The users: without a role the older way, where there is one.</summary>
    public PagedCall<C1Owner> Users() => kind.Users is { } users && string.IsNullOrWhiteSpace(role)
        ? new(PageRequests.Get(users.List.Fill(ids)), json => UserPage(json) is { } page ? new([.. page.Items.Select(Of)], page.NextToken) { Holes = page.Holes } : null)
        : Views("/users");

    /// <summary>The entitlements.</summary>
    public PagedCall<C1Owner> Entitlements() => Views("/entitlements");

    private C1Owner NewUser(string id) => New(id, null, role);

    private C1Owner NewEntitlement(C1AppEntitlementRef reference) => New(null, reference, role);

    /// <summary>Owners that are asked for, each once.</summary>
    public IReadOnlyList<C1Owner> New(IEnumerable<string> users, IEnumerable<C1AppEntitlementRef> entitlements) =>
        [.. users.Select(NewUser).Concat(entitlements.Select(NewEntitlement)).GroupBy(owner => owner.Key).Select(same => same.First())];

    private PagedCall<C1Owner> Views(string below)
    {
        KeyValuePair<string, string>[] query = string.IsNullOrWhiteSpace(role) ? [] : [new("role_slug", role!.Trim())];
        var request = ApiRequest.Get(new PathTemplate(kind.Roles + below).Fill(ids));
        return new(PageRequests.Get(request, query), json => ViewPage(json) is { } page ? new([.. page.Items.Select(Of)], page.NextToken) { Holes = page.Holes } : null);
    }

    // What a page says of all of them stands with each, as every unknown field of an answer.
    private C1Owner Of(C1User user)
    {
        var owner = Of(user, New(user.Id, null, null));
        if (owner.AdditionalProperties?.TryGetValue(ImmutableUserIds, out var immutable) == true)
        {
            owner.IsImmutable = immutable is IEnumerable<object?> listed && listed.Contains(user.Id);
            owner.AdditionalProperties.Remove(ImmutableUserIds);
        }

        return owner;
    }

    private C1Owner Of(OwnerView view)
    {
        var owner = view.User is { } user
            ? Of(user, New(user.Id, null, view.RoleSlug))
            : New(null, new() { AppId = view.AppEntitlement!.AppId, Id = view.AppEntitlement.Id }, view.RoleSlug);
        owner.CreatedAt = view.CreatedAt;
        if (view.AppEntitlement is { } entitlement)
        {
            owner.DisplayName = entitlement.DisplayName;
            owner.AdditionalProperties = entitlement.AdditionalProperties;
        }

        return owner;
    }

    private static C1Owner Of(C1User user, C1Owner owner)
    {
        owner.DisplayName = user.DisplayName;
        owner.Email = user.Email;
        owner.AdditionalProperties = user.AdditionalProperties;
        return owner;
    }

    private C1Owner New(string? userId, C1AppEntitlementRef? entitlement, string? roleSlug) => new()
    {
        OwnerOf = kind.Name,
        OwnerType = userId is null ? "Entitlement" : "User",
        UserId = userId,
        AppEntitlementRef = entitlement,
        RoleSlug = string.IsNullOrWhiteSpace(roleSlug) ? null : roleSlug!.Trim(),
        AppId = ids.Get<string>("AppId"),
        AppResourceTypeId = ids.Get<string>("AppResourceTypeId"),
        AppResourceId = ids.Get<string>("AppResourceId"),
        AppEntitlementId = ids.Get<string>("AppEntitlementId"),
        ConnectorId = ids.Get<string>("ConnectorId"),
        AppUserId = ids.Get<string>("AppUserId"),
    };
}

/// <summary>An owner with a role, as a list has it. What is owned stands in the path, too.</summary>
internal sealed class OwnerView : Wrapper
{
    public C1User? User { get; set; }

    public OwningEntitlement? AppEntitlement { get; set; }

    public string RoleSlug { get; set; } = "";

    public DateTimeOffset? CreatedAt { get; set; }

    public string AppId { get; set; } = "";

    public string EntitlementId { get; set; } = "";

    public string ResourceId { get; set; } = "";

    public string ResourceTypeId { get; set; } = "";

    public string ConnectorId { get; set; } = "";

    public string UserId { get; set; } = "";

    /// <summary>The view, where there is an owner in it.</summary>
    public OwnerView? Checked(AnswerParts parts) =>
        (AppEntitlement is null ? parts.Object(this, User, "user") : (C1Object?)parts.Object(this, AppEntitlement, "appEntitlement")) is null ? null : this;
}

/// <summary>What is read of an entitlement that owns something.</summary>
internal sealed class OwningEntitlement : C1Object
{
    public override string Id { get; set; } = "";

    public string AppId { get; set; } = "";

    public string DisplayName { get; set; } = "";
}
