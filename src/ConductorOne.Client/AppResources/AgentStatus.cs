using ConductorOne.Json;

namespace ConductorOne.AppResources;

/// <summary>The states of an AI agent.</summary>
internal static class AgentStatus
{
    public static WireEnum Values { get; } = new(
        "AGENT_STATUS_", "UNSPECIFIED", "READY", "DISABLED", "DELETED");
}

internal sealed class AgentStatusConverter() : WireEnumConverter(AgentStatus.Values);
