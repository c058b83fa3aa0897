using System;
using System.Collections.Generic;
using System.Linq;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Users;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Apps;

/// <summary>Answers <c>/api/v1/apps/{app_id}/owners</c> and <c>/ownerids</c>.</summary>
internal sealed class AppOwnerEndpoints(Tenant tenant)
{
    private const string Owners = "/api/v1/apps/{app_id}/owners";

    public void Map(HandlerSet handlers)
    {
        handlers.Map("GET", Owners, List);
        handlers.Map("GET", "/api/v1/apps/{app_id}/ownerids", ListIds);
        handlers.Map("PUT", Owners, request => ChangeMany(request, static (_, given) => given));
        handlers.Map("DELETE", Owners, request => ChangeMany(request, static (present, given) => [.. present.Except(given)]));
        handlers.Map("POST", Owners + "/{user_id}", AddOne);
        handlers.Map("DELETE", Owners + "/{user_id}", RemoveOne);
    }

    private ApiResponse List(ApiRequest request)
    {
        var owners = new ObjectStore<User>();
        foreach (var user in Visible(request).Select(tenant.Users.Find).OfType<User>())
            owners.Add(user);
        return Page.Answer(request, owners, static (writer, user) => user.Write(writer));
    }

    private ApiResponse ListIds(ApiRequest request) => ApiResponse.Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteTexts("userIds", Visible(request));
        writer.WriteEndObject();
    });

    private ApiResponse ChangeMany(
        ApiRequest request, Func<IReadOnlyList<string>, IReadOnlyList<string>, IReadOnlyList<string>> change)
    {
        var given = request.Body.Texts("userIds").Where(id => tenant.Users.Find(id) is not null).Distinct().ToList();
        return Change(request, present => change(present, given));
    }

    private ApiResponse AddOne(ApiRequest request)
    {
        var user = tenant.Users.Find(request.PathValues[1]) ?? throw ApiException.NotFound("user");
        return Change(request, present => [.. present.Append(user.Id).Distinct()]);
    }

    private ApiResponse RemoveOne(ApiRequest request)
    {
        return Change(request, present => [.. present.Where(id => id != request.PathValues[1])]);
    }

    private ApiResponse Change(ApiRequest request, Func<IReadOnlyList<string>, IReadOnlyList<string>> change)
    {
        var app = tenant.Apps.Find(request.PathValues[0]) is { DeletedAt: null } found ? found : throw ApiException.NotFound("app");
        (app.Hidden as OwnerList)?.Change(change);
        return ApiResponse.EmptyObject;
    }

    // An app that is not there has no owners: that is all.
    private IReadOnlyList<string> Visible(ApiRequest request) => (tenant.Apps.Find(request.PathValues[0])?.Hidden as OwnerList)?.Visible ?? [];
}
