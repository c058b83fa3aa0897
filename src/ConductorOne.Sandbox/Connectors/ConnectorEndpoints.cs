using System;
using ConductorOne.Sandbox.Validation;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Connectors;

/// <summary>Answers <c>/api/v1/apps/{app_id}/connectors</c>.</summary>
internal sealed class ConnectorEndpoints(Tenant tenant)
{
    private const string Collection = "/api/v1/apps/{app_id}/connectors";

    public void Map(Router router)
    {
        router.Map("POST", Collection + "/create", request => Create(request, ConnectorSchema.CreateRequest));
        router.Map("POST", Collection, request => Create(request, ConnectorSchema.CreateDelegatedRequest));
        router.Map("GET", Collection, List);
        router.Map("GET", Collection + "/{id}", Get);
        router.Map("DELETE", Collection + "/{id}", Delete);
    }

    private ApiResponse Create(ApiRequest request, MessageSchema schema)
    {
        using var document = request.ReadBody(schema);
        var body = document.RootElement;
        var config = body.Field("config") is { } given ? ConnectorConfig.Read(given) : ReadOnlyMemory<byte>.Empty;
        var app = tenant.FindLiveApp(request.PathValues[0]);
        var now = tenant.Clock.Now();
        var connector = new Connector(Identifiers.Create(), app.Id)
        {
            CreatedAt = now,
            UpdatedAt = now,
            CatalogId = body.Text("catalogId"),
            DisplayName = body.Text("displayName"),
            Description = body.Text("description"),
            UserIds = body.Texts("userIds"),
            Config = config,
        };

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

    private ApiResponse Delete(ApiRequest request) => SoftDelete.Answer(
        request,
        tenant.FindApp(request.PathValues[0]).Connectors,
        "connector",
        tenant.Clock,
        static (connector, now) => connector with { DeletedAt = now, UpdatedAt = now });

    private static ApiResponse Answer(Connector connector, ConnectorExpansion expansion) => ApiResponse.Json(writer =>
    {
        writer.WriteStartObject();
        writer.WritePropertyName("connectorView");
        expansion.WriteView(writer, connector);
        expansion.WriteExpanded(writer);
        writer.WriteEndObject();
    });
}
