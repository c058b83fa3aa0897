using ConductorOne.Json;

namespace ConductorOne.Policies.Approvals;

/// <summary>How much an agent may do.</summary>
internal sealed class AgentMode() : WireEnum("APPROVAL_AGENT_MODE_", "UNSPECIFIED", "FULL_CONTROL", "CHANGE_POLICY_ONLY", "COMMENT_ONLY");
