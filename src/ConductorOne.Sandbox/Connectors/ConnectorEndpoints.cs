using System.Text.Json;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Connectors;

/// <summary>Answers <c>/api/v1/apps/{app_id}/connectors</c>.</summary>
internal sealed class ConnectorEndpoints(Tenant tenant)
{
    private const string Collection = "/api/v1/apps/{app_id}/connectors";

    private static readonly string[] Unchangeable =
    [
        "appId", "canResumeSync", "catalogId", "connectorSyncCronSchedule", "id", "oauthAuthorizedAs", "status", "syncDisabledCategory",
        "syncDisabledReason",
    ];

    private static readonly JsonElement NeverSynced = JsonSerializer.SerializeToElement(new { });

    public void Map(HandlerSet handlers)
    {
        handlers.Map("POST", Collection + "/create", Create);
        handlers.Map("POST", Collection, Create);
        handlers.Map("GET", Collection, List);
        handlers.Map("GET", Collection + "/{id}", Get);
        handlers.Map("POST", Collection + "/{id}", request => Change(request, Unchangeable));
        handlers.Map("POST", Collection + "/{id}/delegated", request => Change(request, [.. Unchangeable, "config"]));
        handlers.Map("DELETE", Collection + "/{id}", Delete);
    }

    private ApiResponse Create(ApiRequest request)
    {
        var body = request.Body;
        var config = body.Field("config") is { } given ? ConnectorConfig.Read(given) : default(JsonElement?);
        var app = tenant.FindLiveApp(request.PathValues[0]);
        var (id, now) = (Identifiers.Create(), tenant.Clock.Now());
        var connector = new Connector(id, MessageFields.Of(Connector.Schema, body).With(
            ("id", id),
            ("appId", app.Id),
            ("createdAt", now),
            ("updatedAt", now),
            ("status", NeverSynced),
            ("config", config),
            ("configUpdatedAt", config is null ? null : now)));

        var expansion = ConnectorExpansion.Read(body.Field("expandMask"), connector, app, tenant.Users);
        app.Connectors.Add(connector);
        return Answer(connector, expansion);
    }

    private ApiResponse List(ApiRequest request)
    {
        var app = tenant.FindApp(request.PathValues[0]);
        return Page.Answer(
            request,
            app.Connectors,
            (writer, connector) => ConnectorExpansion.Read(null, connector, app, tenant.Users).WriteView(writer, connector),
            expands: true);
    }

    private ApiResponse Get(ApiRequest request)
    {
        var app = tenant.FindApp(request.PathValues[0]);
        var connector = app.Connectors.Find(request.PathValues[1]) ?? throw ApiException.NotFound("connector");
        return Answer(connector, ConnectorExpansion.Read(null, connector, app, tenant.Users));
    }

    private ApiResponse Change(ApiRequest request, string[] unchangeable)
    {
        var body = request.Body;
        var update = Update.Read(request, "connector", unchangeable);
        var app = tenant.FindApp(request.PathValues[0]);
        var expansion = default(ConnectorExpansion);
        var changed = update.Apply(app.Connectors, request.PathValues[1], "connector", tenant.Clock, (present, fields) =>
        {
            expansion = ConnectorExpansion.Read(body.Field("expandMask"), present.With(fields), app, tenant.Users);
            if (!update.Mask.Names("config"))
                return fields;
            var config = update.Given.Field("config") is { } given ? ConnectorConfig.Merge(present.Fields.Json("config"), given) : default(JsonElement?);
            return fields.With(("config", config), ("configUpdatedAt", tenant.Clock.Now()));
        });
        return Answer(changed, expansion!);
    }

    private ApiResponse Delete(ApiRequest request) => SoftDelete.Answer(
        request,
        tenant.FindApp(request.PathValues[0]).Connectors,
        "connector",
        tenant.Clock);

    private static ApiResponse Answer(Connector connector, ConnectorExpansion expansion) => ApiResponse.Json(writer =>
    {
        writer.WriteStartObject();
        writer.WritePropertyName("connectorView");
        expansion.WriteView(writer, connector);
        expansion.WriteExpanded(writer);
        writer.WriteEndObject();
    });
}
