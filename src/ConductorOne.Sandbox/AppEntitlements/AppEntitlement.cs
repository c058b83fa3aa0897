using System.Text.Json;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.AppEntitlements;

/// <summary>The entitlement that every new app has: access to it.</summary>
internal sealed record AppEntitlement(string Id, string AppId, string CreatedAt) : IStoredObject
{
    public string? DeletedAt => null;

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("alias", "");
        writer.WriteTextMap("annotations", []);
        writer.WriteString("appId", AppId);
        writer.WriteString("appResourceId", "");
        writer.WriteString("appResourceTypeId", "");
        writer.WriteString("certifyPolicyId", "");
        writer.WriteEmptyList("complianceFrameworkValueIds");
        writer.WriteTime("createdAt", CreatedAt);
        writer.WriteBoolean("defaultValuesApplied", false);
        writer.WriteTime("deletedAt", DeletedAt);
        writer.WriteString("description", "");
        writer.WriteString("displayName", "Access");
        writer.WriteBoolean("emergencyGrantEnabled", false);
        writer.WriteString("emergencyGrantPolicyId", "");
        writer.WriteString("externalId", "");
        writer.WriteString("grantCount", "0");
        writer.WriteString("grantPolicyId", "");
        writer.WriteString("id", Id);
        writer.WriteBoolean("isAutomationEnabled", false);
        writer.WriteBoolean("isManuallyManaged", true);
        writer.WriteString("matchBatonId", "");
        writer.WriteBoolean("overrideAccessRequestsDefaults", false);
        writer.WriteString("purpose", "APP_ENTITLEMENT_PURPOSE_VALUE_ASSIGNMENT");
        writer.WriteString("requestSchemaId", "");
        writer.WriteString("revokePolicyId", "");
        writer.WriteString("riskLevelValueId", "");
        writer.WriteString("slug", "access");
        writer.WriteTextMap("sourceConnectorIds", []);
        writer.WriteBoolean("systemBuiltin", true);
        writer.WriteTime("updatedAt", CreatedAt);
        writer.WriteEndObject();
    }
}
