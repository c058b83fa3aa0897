using ConductorOne.Operations;
using ConductorOne.Validation;

namespace ConductorOne.Connectors;

/// <summary>The check of the text that tells a connector how to speak HTTP.</summary>
internal static class ConnectorTextOperations
{
    public static readonly Operation<C1Markers> Check = new("POST", "/api/v1/apps/connectors/validate_config/http", C1Markers.Reader) { Required = ["Text"] };
}
