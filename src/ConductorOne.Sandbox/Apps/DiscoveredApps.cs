using System.Linq;
using System.Text.Json;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Owners;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Apps;

/// <summary>What the server does with discovered apps: one that is promoted becomes an app, with the owners that were given or those of its source.</summary>
internal sealed class DiscoveredApps(Tenant tenant) : NounBehavior
{
    /// <summary>The path of one of them.</summary>
    public const string ItemPath = "/api/v1/apps/{}/resource_types/{}/managed_state_bindings/{}";

    private static readonly MessageSchema Schema = TableSchemas.Current.Of("c1.api.app.v1.AppManagedStateBinding");
    private static readonly MessageSchema AppSchema = TableSchemas.Current.Of("c1.api.app.v1.App");

    public void Map(HandlerSet handlers) =>
        handlers.Map("POST", "/api/v1/apps/{app_id}/resource_types/{resource_type_id}/managed_state_bindings/{resource_id}/promote", Promote);

    /// <summary>Has a connector discover an app.</summary>
    public void Discover(string appId, string typeId, string name)
    {
        var (id, now) = (Identifiers.Create(), tenant.Clock.Now());
        tenant.Objects.Of(ItemPath).Add(new StoredObject(id, MessageFields.Of(
            Schema,
            ("appId", appId),
            ("resourceTypeId", typeId),
            ("resourceId", id),
            ("displayName", name),
            ("createdAt", now),
            ("updatedAt", now),
            ("state", JsonSerializer.SerializeToElement(new { unmanaged = new { } }))), [appId, typeId]));
    }

    private ApiResponse Promote(ApiRequest request)
    {
        var ids = request.PathValues;
        var found = tenant.Objects.Of(ItemPath).Find(ids[2]) is { DeletedAt: null } one && one.Parents.SequenceEqual(ids.Take(2)) ? one : throw ApiException.NotFound("app managed state binding");
        if (found.Fields.Json("state") is { } state && state.Field("managed") is not null)
            throw new ApiException(RpcCode.AlreadyExists, "app is already managed");

        var (id, now) = (Identifiers.Create(), tenant.Clock.Now());
        tenant.Apps.Add(new StoredObject(id, MessageFields.Of(AppSchema, ("id", id), ("displayName", found.Fields.Text("displayName")), ("parentAppId", ids[0]), ("createdAt", now), ("updatedAt", now)), []));
        var users = request.Body.Field("userIds") is null ? tenant.Owners.Visible(OwnerKind.App, [ids[0]]).Select(owner => owner.UserId).OfType<string>() : request.Body.Texts("userIds");
        tenant.NewOwners(users, OwnerKind.App, id);
        var promoted = tenant.Objects.Of(ItemPath).Change(found.Id, present => present.With(
            present.Fields.With(("state", JsonSerializer.SerializeToElement(new { managed = new { appId = id } })))))!;
        return ApiResponse.Json(writer => AnswerWriter.Write(writer, request.Operation!.Answer, ["appManagementState", "appManagementStateBinding"], promoted.Fields));
    }
}
