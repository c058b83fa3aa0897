using ConductorOne.Json;

namespace ConductorOne.Policies;

/// <summary>What may use a policy.</summary>
internal sealed class PolicyUser() : WireEnum("", "APP", "ENTITLEMENT", "POLICY", "ACCESS_REQUEST_DEFAULT");
