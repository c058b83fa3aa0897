using ConductorOne.Json;

namespace ConductorOne.Policies;

/// <summary>Which of an object's own policies a scoped policy is.</summary>
internal sealed class PolicyScopeSlot() : WireEnum("POLICY_SCOPE_SLOT_", "UNSPECIFIED", "EMERGENCY");
