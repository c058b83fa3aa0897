using ConductorOne.Json;

namespace ConductorOne.Policies;

/// <summary>Which policies a search looks at: those of the tenant, those of one object, or both.</summary>
internal sealed class PolicyScopeView() : WireEnum("POLICY_SCOPE_VIEW_", "UNSPECIFIED", "GLOBAL", "SCOPED", "ALL", "GLOBAL_AND_OBJECT");
