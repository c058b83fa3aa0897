using System.Linq;
using ConductorOne.Sandbox.AppResources;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Apps;

/// <summary>Answers <c>/api/v1/apps</c>.</summary>
internal sealed class AppEndpoints(Tenant tenant)
{
    public void Map(HandlerSet handlers)
    {
        handlers.Map("POST", "/api/v1/apps", Create);
        handlers.Map("GET", "/api/v1/apps", request => Page.Answer(request, tenant.Apps, static (writer, app) => app.Fields.Write(writer)));
        handlers.Map("GET", "/api/v1/apps/{id}", Get);
        handlers.Map("POST", "/api/v1/apps/{id}", Change);
        handlers.Map("DELETE", "/api/v1/apps/{id}", Delete);
        handlers.Map("POST", "/api/v1/search/apps", Find);
    }

    private ApiResponse Create(ApiRequest request)
    {
        var body = request.Body;
        var matchBatonRef = body.Field("matchBatonRef");
        if (matchBatonRef is not null && (body.Items("owners").Any() || body.Items("appEntitlementOwnerRefs").Any()))
            throw ApiException.Invalid("invalid CreateAppRequest.Owners: value must be empty when match_baton_ref is set");

        var now = tenant.Clock.Now();
        var id = Identifiers.Create();
        var fields = MessageFields.Of(App.Schema, body).With(
            ("id", id),
            ("createdAt", now),
            ("updatedAt", now),
            ("annotations", Annotations.Read(body, request.RequestName)),
            ("isManuallyManaged", true)); // By a call, not by a connector.
        var app = new App(id, fields)
        {
            ResourceTypes = new(tenant.ResourceTypes),
            Connectors = new(tenant.Connectors),
            Owners = tenant.NewOwners(matchBatonRef is null ? [.. body.Texts("owners"), request.Caller.UserId] : []),
            Access = new(Identifiers.Create(), id, now),
        };
        app.ResourceTypes.Add(AppResourceType.Credential(app, tenant));
        tenant.Apps.Add(app);
        return Answer(app);
    }

    private ApiResponse Get(ApiRequest request) => Answer(tenant.FindApp(request.PathValues[0]));

    private ApiResponse Find(ApiRequest request) =>
        Search.Answer(request, tenant.Apps, AppSearch.Read, static (writer, app) => app.Fields.Write(writer));

    private ApiResponse Change(ApiRequest request)
    {
        var update = Update.Read(request, "app", "matchBatonRef");
        return Answer(update.Apply(tenant.Apps, request.PathValues[0], "app", tenant.Clock, (_, fields) =>
        {
            update.Require(fields, "displayName");
            return fields;
        }));
    }

    private ApiResponse Delete(ApiRequest request) => SoftDelete.Answer(request, tenant.Apps, "app", tenant.Clock);

    private static ApiResponse Answer(App app) => ApiResponse.Json(writer => writer.WriteWrapped("app", app.Fields.Write));
}
