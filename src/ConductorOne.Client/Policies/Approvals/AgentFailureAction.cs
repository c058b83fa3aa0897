using ConductorOne.Json;

namespace ConductorOne.Policies.Approvals;

/// <summary>What happens when an agent comes to no result.</summary>
internal sealed class AgentFailureAction() : WireEnum(
    "APPROVAL_AGENT_FAILURE_ACTION_", "UNSPECIFIED", "REASSIGN_TO_USERS", "REASSIGN_TO_SUPER_ADMINS", "SKIP_POLICY_STEP");
