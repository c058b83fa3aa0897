using System.Linq;
using System.Text.Json;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.AppResources;

/// <summary>Answers <c>/api/v1/apps/{app_id}/resource_types/{app_resource_type_id}/resources</c>.</summary>
internal sealed class AppResourceEndpoints(Tenant tenant)
{
    private const string Collection = "/api/v1/apps/{app_id}/resource_types/{app_resource_type_id}/resources";

    private static readonly string[] Unchangeable = ["agentTrait", "appId", "appResourceTypeId", "grantCount", "id", "secretTrait"];

    public void Map(HandlerSet handlers)
    {
        handlers.Map("POST", Collection, Create);
        handlers.Map("GET", Collection, request => Page.Answer(request, FindType(request).Resources, WriteView, expands: true));
        handlers.Map("GET", Collection + "/{id}", Get);
        handlers.Map("POST", Collection + "/{id}", Change);
        handlers.Map("DELETE", Collection + "/{id}", Delete);
        handlers.Map("POST", "/api/v1/search/app_resources", Find);
    }

    private ApiResponse Create(ApiRequest request)
    {
        var body = request.Body;
        var annotations = Annotations.Read(body, request.RequestName);
        var app = tenant.FindLiveApp(request.PathValues[0]);
        if (!app.Fields.Flag("isManuallyManaged"))
            throw ApiException.Invalid("app is not manually managed");
        var type = FindType(request) is { DeletedAt: null } found ? found : throw ApiException.NotFound("app resource type");

        var now = tenant.Clock.Now();
        var id = Identifiers.Create();
        var fields = MessageFields.Of(AppResource.Schema, body).With(
            ("id", id),
            ("appId", app.Id),
            ("appResourceTypeId", type.Id),
            ("createdAt", now),
            ("updatedAt", now),
            ("annotations", annotations));
        var resource = new AppResource(id, app.Id, type.Id, fields)
        {
            OwnerIds = [.. body.Texts("resourceOwnerUserIds").Where(id => tenant.Users.Find(id) is not null)],
        };
        type.Resources.Add(resource);
        return ApiResponse.Json(writer => writer.WriteWrapped("appResource", resource.Fields.Write));
    }

    private ApiResponse Get(ApiRequest request)
    {
        var resource = FindType(request).Resources.Find(request.PathValues[2]) ?? throw ApiException.NotFound("app resource");
        return Answer(resource);
    }

    private ApiResponse Find(ApiRequest request) => Search.Answer(
        request, tenant.Resources, body => AppResourceSearch.Read(body, tenant.Apps), WriteView, expands: true);

    private ApiResponse Change(ApiRequest request)
    {
        var update = Update.Read(request, "appResource", Unchangeable);
        return Answer(update.Apply(FindType(request).Resources, request.PathValues[2], "app resource", tenant.Clock, (_, fields) =>
        {
            update.Require(fields, "displayName");
            return fields;
        }));
    }

    private ApiResponse Delete(ApiRequest request) => SoftDelete.Answer(
        request,
        FindType(request).Resources,
        "app resource",
        tenant.Clock);

    private AppResourceType FindType(ApiRequest request) =>
        tenant.FindApp(request.PathValues[0]).ResourceTypes.Find(request.PathValues[1]) ?? throw ApiException.NotFound("app resource type");

    private static ApiResponse Answer(AppResource resource) => ApiResponse.Json(writer =>
    {
        writer.WriteStartObject();
        writer.WritePropertyName("appResourceView");
        WriteView(writer, resource);
        writer.WriteEmptyList("expanded");
        writer.WriteEndObject();
    });

    private static void WriteView(Utf8JsonWriter writer, AppResource resource)
    {
        writer.WriteStartObject();
        writer.WriteString("appPath", "");
        writer.WritePropertyName("appResource");
        resource.Fields.Write(writer);
        writer.WriteString("parentResourcePath", "");
        writer.WriteString("parentResourceTypePath", "");
        writer.WriteString("resourceTypePath", "");
        writer.WriteEndObject();
    }
}
