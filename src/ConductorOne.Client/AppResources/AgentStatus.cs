using ConductorOne.Json;

namespace ConductorOne.AppResources;

/// <summary>The states of an AI agent.</summary>
internal sealed class AgentStatus() : WireEnum("AGENT_STATUS_", "UNSPECIFIED", "READY", "DISABLED", "DELETED");
