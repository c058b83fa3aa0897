using System.Collections.Generic;
using System.Text.Json.Serialization;
using ConductorOne.Json;

namespace ConductorOne.Policies;

/// <summary>Limits a policy to an app or to one of its entitlements.</summary>
public sealed class C1PolicyScope : C1Part
{
    /// <summary>The app.</summary>
    public string? AppId { get; set; }

    /// <summary>The entitlement; the whole app where none is given.</summary>
    public string? AppEntitlementId { get; set => field = string.IsNullOrEmpty(value) ? null : value; }

    /// <summary>Which of the object's own policies it is: Unspecified or Emergency.</summary>
    [JsonConverter(typeof(WireEnumConverter<PolicyScopeSlot>))]
    public string? Slot { get; set; }

    /// <summary>Fields that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? AdditionalProperties { get; set; }

    /// <summary>Whether two policies are for the same: no scope is the whole tenant.</summary>
    internal static bool AreSame(C1PolicyScope? one, C1PolicyScope? other) =>
        (one?.AppId ?? "") == (other?.AppId ?? "")
        && (one?.AppEntitlementId ?? "") == (other?.AppEntitlementId ?? "")
        && SlotOf(one) == SlotOf(other);

    private static string SlotOf(C1PolicyScope? scope) => scope?.Slot is { Length: > 0 } slot ? WireEnum.Of<PolicyScopeSlot>().ToWire(slot) : WireEnum.Of<PolicyScopeSlot>().ToWire("Unspecified");
}
