using ConductorOne.Json;

namespace ConductorOne.Policies;

/// <summary>Which of an object's own policies a scoped policy is.</summary>
internal static class PolicyScopeSlot
{
    public static WireEnum Values { get; } = new("POLICY_SCOPE_SLOT_", "UNSPECIFIED", "EMERGENCY");
}

internal sealed class PolicyScopeSlotConverter() : WireEnumConverter(PolicyScopeSlot.Values);
