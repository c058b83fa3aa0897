using System.Text.Json;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.AppResources;

/// <summary>Answers <c>/api/v1/apps/{app_id}/resource_types</c>.</summary>
internal sealed class AppResourceTypeEndpoints(Tenant tenant)
{
    private const string Collection = "/api/v1/apps/{app_id}/resource_types";
    private const string RepeatableKind = "CUSTOM";

    public void Map(HandlerSet handlers)
    {
        handlers.Map("POST", Collection, Create);
        handlers.Map("GET", Collection, List);
        handlers.Map("GET", Collection + "/{id}", Get);
        handlers.Map("POST", Collection + "/{id}", Change);
        handlers.Map("DELETE", Collection + "/{id}", Delete);
        handlers.Map("POST", "/api/v1/search/app_resource_types", Find);
    }

    private ApiResponse Create(ApiRequest request)
    {
        var body = request.Body;
        var app = tenant.FindLiveApp(request.PathValues[0]);
        var kind = body.Text("resourceType");
        var type = AppResourceType.Create(app, tenant, kind, body.Text("displayName"));

        // The live server answers 500, not 409.
        if (!app.ResourceTypes.TryAdd(type, present => kind != RepeatableKind && present.Kind == kind))
            throw ApiException.Internal("app resource type already exists");

        return Answer(type);
    }

    private ApiResponse List(ApiRequest request) =>
        Page.Answer(request, tenant.FindApp(request.PathValues[0]).ResourceTypes, WriteView, expands: true);

    private ApiResponse Find(ApiRequest request) => Search.Answer(
        request, tenant.ResourceTypes, AppResourceTypeSearch.Read, static (writer, type) => type.Fields.Write(writer));

    private ApiResponse Get(ApiRequest request)
    {
        var type = tenant.FindApp(request.PathValues[0]).ResourceTypes.Find(request.PathValues[1])
            ?? throw ApiException.NotFound("app resource type");
        return ApiResponse.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName("appResourceTypeView");
            WriteView(writer, type);
            writer.WriteEmptyList("expanded");
            writer.WriteEndObject();
        });
    }

    private ApiResponse Change(ApiRequest request)
    {
        var update = Update.Read(request, "appResourceType");
        var types = tenant.FindApp(request.PathValues[0]).ResourceTypes;
        return Answer(update.Apply(types, request.PathValues[1], "app resource type", tenant.Clock, (_, fields) =>
        {
            update.Require(fields, "displayName");
            return fields;
        }));
    }

    // Its resources go with it.
    private ApiResponse Delete(ApiRequest request) => SoftDelete.Answer(
        request,
        tenant.FindApp(request.PathValues[0]).ResourceTypes,
        "app resource type",
        tenant.Clock,
        static (type, now) =>
        {
            foreach (var resource in type.Resources.Read(0, int.MaxValue).Items)
                type.Resources.Change(resource.Id, present => SoftDelete.Delete(present, now));
            return SoftDelete.Delete(type, now);
        });

    private static ApiResponse Answer(AppResourceType type) => ApiResponse.Json(writer =>
    {
        writer.WriteStartObject();
        writer.WritePropertyName("appResourceType");
        type.Fields.Write(writer);
        writer.WriteEmptyList("expanded");
        writer.WriteEndObject();
    });

    private static void WriteView(Utf8JsonWriter writer, AppResourceType type)
    {
        writer.WriteStartObject();
        writer.WriteString("appPath", "");
        writer.WritePropertyName("appResourceType");
        type.Fields.Write(writer);
        writer.WriteEndObject();
    }
}
