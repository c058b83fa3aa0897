using System.Collections.Generic;
using ConductorOne.Json;

namespace ConductorOne.Connectors;

/// <summary>A connector and where the objects around it stand in the answer.</summary>
internal sealed class ConnectorView : Wrapper
{
    public C1Connector? Connector { get; set; }

    public string AppPath { get; set; } = "";

    public string UsersPath { get; set; } = "";

    public string CapabilitiesPath { get; set; } = "";

    /// <summary>The connector with those objects, its configuration masked.</summary>
    public C1Connector? Unwrap(AnswerParts parts, IReadOnlyCollection<string> secrets)
    {
        if (parts.Object(this, Connector, "connector") is not { } connector)
        {
            return null;
        }

        // Without its catalog id nobody can tell what of it is secret.
        connector.Config = connector.AdditionalProperties?.ContainsKey("catalogId") == true
            ? ConnectorConfig.MaskAll(connector.Config)
            : ConnectorConfig.Mask(connector.Config, connector.CatalogId, secrets);
        connector.AdditionalProperties = (IDictionary<string, object?>?)ConnectorConfig.Mask(connector.AdditionalProperties, connector.CatalogId, secrets);
        connector.App = parts.Single(AppPath);
        connector.Users = parts.All(UsersPath);
        connector.Capabilities = parts.Single(CapabilitiesPath);
        connector.Expanded = parts.Expanded;
        return connector;
    }
}

/// <summary>What wraps a connector in an answer.</summary>
internal sealed class ConnectorAnswer : ExpandedAnswer
{
    public ConnectorView? ConnectorView { get; set; }
}
