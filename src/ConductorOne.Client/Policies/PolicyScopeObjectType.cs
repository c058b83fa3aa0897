using ConductorOne.Json;

namespace ConductorOne.Policies;

/// <summary>What scoped policies are limited to.</summary>
internal sealed class PolicyScopeObjectType() : WireEnum("POLICY_SCOPE_OBJECT_TYPE_", "UNSPECIFIED", "APP", "ENTITLEMENT");
