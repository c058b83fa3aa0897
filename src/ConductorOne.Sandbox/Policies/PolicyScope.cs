using System.Text.Json;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Policies;

/// <summary>The one app, or the one entitlement of it, that a policy is for.</summary>
internal sealed record PolicyScope(string AppId, string AppEntitlementId, string Slot)
{
    public const string UnspecifiedSlot = "POLICY_SCOPE_SLOT_UNSPECIFIED";

    public static PolicyScope Read(JsonElement scope) =>
        new(scope.Text("appId"), scope.Text("appEntitlementId"), scope.Text("slot", UnspecifiedSlot));
}
