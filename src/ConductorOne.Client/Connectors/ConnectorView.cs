using System.Collections.Generic;
using ConductorOne.Json;

namespace ConductorOne.Connectors;

/// <summary>A connector and where the objects around it stand in the answer.</summary>
internal sealed class ConnectorView
{
    public C1Connector? Connector { get; set; }

    public string AppPath { get; set; } = "";

    public string UsersPath { get; set; } = "";

    public string CapabilitiesPath { get; set; } = "";

    /// <summary>The connector with those objects, its configuration masked.</summary>
    public C1Connector? Unwrap(C1List<object?> expanded, IReadOnlyCollection<string> secrets)
    {
        if (Connector is not { } connector)
        {
            return null;
        }

        connector.Config = ConnectorConfig.Mask(connector.Config, connector.CatalogId, secrets);
        connector.App = ExpandedPath.Single(AppPath, expanded);
        connector.Users = [.. ExpandedPath.All(UsersPath, expanded)];
        connector.Capabilities = ExpandedPath.Single(CapabilitiesPath, expanded);
        connector.Expanded = expanded;
        return connector;
    }
}

/// <summary>What wraps a connector in an answer.</summary>
internal sealed class ConnectorAnswer
{
    public ConnectorView? ConnectorView { get; set; }

    public object?[]? Expanded { get; set; }
}
