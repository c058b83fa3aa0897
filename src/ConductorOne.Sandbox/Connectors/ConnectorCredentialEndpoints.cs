using System;
using ConductorOne.Sandbox.Authentication;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Connectors;

/// <summary>Answers what makes, reads and revokes the credentials of connectors. The secret is told once.</summary>
internal sealed class ConnectorCredentialEndpoints(Tenant tenant, string authority)
{
    private const string Item = "/api/v1/apps/{app_id}/connectors/{connector_id}/credentials/{id}";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    private readonly ObjectStore<ConnectorCredential> _credentials = new();

    public void Map(HandlerSet handlers)
    {
        handlers.Map("POST", "/api/v1/apps/connectors/credentials", Create);
        handlers.Map("GET", Item, request => Answer(Find(request), withSecret: false));
        handlers.Map("POST", Item, Revoke);
    }

    private ApiResponse Create(ApiRequest request)
    {
        var (appId, connectorId) = (request.Body.Text("appId"), request.Body.Text("connectorId"));
        if (tenant.Objects.Of(ItemPaths.Connector).Find(connectorId) is not { DeletedAt: null } connector || connector.Parents[0] != appId)
            throw ApiException.NotFound("connector");
        while (true)
        {
            var made = new ConnectorCredential(
                appId, connectorId, new ClientCredential(ClientIds.Create(authority, "ccc"), new Ed25519Key()), tenant.Clock.Now(), tenant.Clock.After(Lifetime));
            if (_credentials.TryAdd(made, present => present.Id == made.Id))
                return Answer(made, withSecret: true);
        }
    }

    private ApiResponse Revoke(ApiRequest request)
    {
        var found = Find(request);
        if (found.DeletedAt is not null)
            throw ApiException.NotFound("connector credential");
        _ = _credentials.Change(found.Id, present => present with { DeletedAt = tenant.Clock.Now() });
        return ApiResponse.EmptyObject;
    }

    private ConnectorCredential Find(ApiRequest request)
    {
        var connector = ConnectorSyncEndpoints.Find(tenant, request);
        return _credentials.Find(request.PathValues[2]) is { } found && found.ConnectorId == connector.Id ? found : throw ApiException.NotFound("connector credential");
    }

    private static ApiResponse Answer(ConnectorCredential credential, bool withSecret) =>
        ApiResponse.Json(writer => writer.WriteWrapped("credential", inner => credential.Write(inner, withSecret)));
}
