using ConductorOne.Validation;

namespace ConductorOne.Connectors;

/// <summary>What a connector can bring along.</summary>
internal sealed class ConnectorExpandMask() : ExpandMask("app_id", "user_ids", "capabilities", "*");
