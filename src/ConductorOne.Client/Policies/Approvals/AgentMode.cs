using ConductorOne.Json;

namespace ConductorOne.Policies.Approvals;

/// <summary>How much an agent may do.</summary>
internal static class AgentMode
{
    public static WireEnum Values { get; } = new(
        "APPROVAL_AGENT_MODE_", "UNSPECIFIED", "FULL_CONTROL", "CHANGE_POLICY_ONLY", "COMMENT_ONLY");
}

internal sealed class AgentModeConverter() : WireEnumConverter(AgentMode.Values);
