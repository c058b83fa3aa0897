using ConductorOne.Json;

namespace ConductorOne.Policies;

/// <summary>What scoped policies are limited to.</summary>
internal static class PolicyScopeObjectType
{
    public static WireEnum Values { get; } = new(
        "POLICY_SCOPE_OBJECT_TYPE_", "UNSPECIFIED", "APP", "ENTITLEMENT");
}

internal sealed class PolicyScopeObjectTypeConverter() : WireEnumConverter(PolicyScopeObjectType.Values);
