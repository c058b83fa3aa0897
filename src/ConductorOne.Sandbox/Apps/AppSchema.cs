using ConductorOne.Sandbox.Validation;
using static ConductorOne.Sandbox.Validation.FieldSchema;

namespace ConductorOne.Sandbox.Apps;

/// <summary>What the body of a request about apps may consist of.</summary>
internal static class AppSchema
{
    internal static readonly MessageSchema CreateAppRequest = new("CreateAppRequest",
        TextMap("annotations"),
        NestedList("appEntitlementOwnerRefs", () => AppEntitlementRef),
        Id("certifyPolicyId"),
        Text("description"),
        Text("displayName").Required(),
        Id("grantPolicyId"),
        PrefixedChoice("identityMatching", "APP_USER_IDENTITY_MATCHING_", "UNSPECIFIED", "STRICT", "DISPLAY_NAME", "CUSTOM"),
        Text("instructions"),
        Nested("matchBatonRef", () => AppMatchBatonRef),
        Int32("monthlyCostUsd"),
        Ids("owners"),
        Id("revokePolicyId"),
        Flag("strictAccessEntitlementProvisioning"));

    internal static readonly MessageSchema UpdateAppRequest = TableSchemas.Current.Of("c1.api.app.v1.UpdateAppRequestInput");

    internal static readonly MessageSchema AppEntitlementRef = new("AppEntitlementRef",
        Id("appId").Required(),
        Id("id").Required());

    internal static readonly MessageSchema AppMatchBatonRef = new("AppMatchBatonRef",
        Id("appId").Required(),
        Id("connectorId").Required(),
        Text("externalId").Required());
}
