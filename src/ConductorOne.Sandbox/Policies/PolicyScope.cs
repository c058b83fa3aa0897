using System.Text.Json;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Policies;

/// <summary>The one app, or the one entitlement of it, that a policy is for.</summary>
internal sealed record PolicyScope(string AppId, string AppEntitlementId, string Slot)
{
    public static PolicyScope Read(JsonElement scope) =>
        new(scope.Text("appId"), scope.Text("appEntitlementId"), scope.Text("slot", PolicySchema.UnspecifiedSlot));

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("appEntitlementId", AppEntitlementId);
        writer.WriteString("appId", AppId);
        writer.WriteString("slot", Slot);
        writer.WriteEndObject();
    }
}
