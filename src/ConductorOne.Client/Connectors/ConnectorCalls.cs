using System;
using System.Collections.Generic;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Lists;

namespace ConductorOne.Connectors;

internal static class ConnectorCalls
{
    /// <summary>A connector that is ready to sync.</summary>
    public static ApiCall<C1Connector> Create(string? appId, CreateConnectorRequest request, ConnectorConfig config)
    {
        request.Check();
        return new(
            JsonBody.Post(
                ApiPath.Build("/api/v1/apps/{app_id}/connectors/create", ("AppId", appId)),
                request with { Config = config.Value },
                request with { Config = config.Shown },
                config.Secrets,
                C1JsonContext.Default.CreateConnectorRequest),
            Reader(config.Secrets));
    }

    /// <summary>A connector that somebody else configures.</summary>
    public static ApiCall<C1Connector> CreateDelegated(string? appId, CreateDelegatedConnectorRequest request)
    {
        request.Check();
        return new(
            JsonBody.Post(
                ApiPath.Build("/api/v1/apps/{app_id}/connectors", ("AppId", appId)),
                request,
                C1JsonContext.Default.CreateDelegatedConnectorRequest),
            Reader([]));
    }

    public static ApiCall<C1Connector> Get(string? appId, string? connectorId) => new(
        Read(ApiPath.Build("/api/v1/apps/{app_id}/connectors/{id}", ("AppId", appId), ("ConnectorId", connectorId))), Reader([]));

    /// <summary>The connectors of an app.</summary>
    public static PagedCall<C1Connector> List(string? appId) => new(
        PageRequests.Get(Read(ApiPath.Build("/api/v1/apps/{app_id}/connectors", ("AppId", appId)))),
        PageBody.Reader(C1JsonContext.Default.ListAnswerConnectorView, (ConnectorView view, AnswerParts parts) => view.Unwrap(parts, [])));

    // Only the catalog tells which fields of a configuration are secret, and an answer that cannot be read does not get there.
    private static ApiRequest Read(string path) => ApiRequest.Get(path) with { AnswerIsSecret = true };

    private static Func<AnswerJson, C1Connector?> Reader(IReadOnlyCollection<string> secrets) => JsonBody.Reader(
        C1JsonContext.Default.ConnectorAnswer, (answer, parts) => parts.Inside(answer, answer.ConnectorView, "connectorView")?.Unwrap(parts, secrets));
}
