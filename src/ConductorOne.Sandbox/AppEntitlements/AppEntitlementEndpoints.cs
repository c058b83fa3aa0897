using System.Text.Json;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.AppEntitlements;

/// <summary>Answers <c>/api/v1/apps/{app_id}/entitlements</c>, for reading only.</summary>
internal sealed class AppEntitlementEndpoints(Tenant tenant)
{
    private const string Collection = "/api/v1/apps/{app_id}/entitlements";

    public void Map(HandlerSet handlers)
    {
        handlers.Map("GET", Collection, request => Page.Answer(request, Find(request), WriteView, expands: true));
        handlers.Map("GET", Collection + "/{id}", Get);
    }

    private ApiResponse Get(ApiRequest request)
    {
        var entitlement = Find(request).Find(request.PathValues[1]) ?? throw ApiException.NotFound("app entitlement");
        return ApiResponse.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName("appEntitlementView");
            WriteView(writer, entitlement);
            writer.WriteEmptyList("expanded");
            writer.WriteEndObject();
        });
    }

    private ObjectStore<AppEntitlement> Find(ApiRequest request)
    {
        var found = new ObjectStore<AppEntitlement>();
        if (tenant.FindApp(request.PathValues[0]).Access is { } access)
            found.Add(access);
        return found;
    }

    private static void WriteView(Utf8JsonWriter writer, AppEntitlement entitlement)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("appEntitlement");
        entitlement.Write(writer);
        writer.WriteString("appPath", "");
        writer.WriteString("appResourcePath", "");
        writer.WriteString("appResourceTypePath", "");
        writer.WriteEndObject();
    }
}
