using System;
using System.Collections.Generic;
using ConductorOne.Http;
using ConductorOne.Json;

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
            JsonBody.Reader(C1JsonContext.Default.ConnectorAnswer, Reader(config.Secrets)));
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
            JsonBody.Reader(C1JsonContext.Default.ConnectorAnswer, Reader([])));
    }

    private static Func<ConnectorAnswer, C1Connector?> Reader(IReadOnlyCollection<string> secrets) => answer =>
    {
        if (answer.ConnectorView is not { Connector: { } connector } view)
        {
            return null;
        }

        connector.Config = ConnectorConfig.Mask(connector.Config, connector.CatalogId, secrets);
        connector.Expanded = [.. answer.Expanded ?? []];
        connector.App = ExpandedPath.Single(view.AppPath, connector.Expanded);
        connector.Users = [.. ExpandedPath.All(view.UsersPath, connector.Expanded)];
        connector.Capabilities = ExpandedPath.Single(view.CapabilitiesPath, connector.Expanded);
        return connector;
    };
}

/// <summary>What wraps a connector in an answer.</summary>
internal sealed class ConnectorAnswer
{
    public ConnectorView? ConnectorView { get; set; }

    public object?[]? Expanded { get; set; }
}

/// <summary>A connector and where the objects around it stand in the answer.</summary>
internal sealed class ConnectorView
{
    public C1Connector? Connector { get; set; }

    public string AppPath { get; set; } = "";

    public string UsersPath { get; set; } = "";

    public string CapabilitiesPath { get; set; } = "";
}
