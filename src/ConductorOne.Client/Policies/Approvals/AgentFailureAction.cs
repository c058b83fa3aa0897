using ConductorOne.Json;

namespace ConductorOne.Policies.Approvals;

/// <summary>What happens when an agent comes to no result.</summary>
internal static class AgentFailureAction
{
    public static WireEnum Values { get; } = new(
        "APPROVAL_AGENT_FAILURE_ACTION_",
        "UNSPECIFIED",
        "REASSIGN_TO_USERS",
        "REASSIGN_TO_SUPER_ADMINS",
        "SKIP_POLICY_STEP");
}

internal sealed class AgentFailureActionConverter() : WireEnumConverter(AgentFailureAction.Values);
