using ConductorOne.Sandbox.Apps;
using ConductorOne.Sandbox.Validation;
using static ConductorOne.Sandbox.Validation.FieldSchema;

namespace ConductorOne.Sandbox.Connectors;

/// <summary>What the body of a request about connectors may consist of.</summary>
internal static class ConnectorSchema
{
    internal static readonly MessageSchema CreateRequest = new("ConnectorServiceCreateRequest",
        Id("catalogId"),
        FreeForm("config"),
        Text("description"),
        Nested("expandMask", () => ConnectorExpandMask),
        Ids("userIds"));

    internal static readonly MessageSchema UpdateRequest = TableSchemas.Current.Of("c1.api.app.v1.ConnectorServiceUpdateRequestInput");

    internal static readonly MessageSchema UpdateDelegatedRequest = TableSchemas.Current.Of("c1.api.app.v1.ConnectorServiceUpdateDelegatedRequestInput");

    internal static readonly MessageSchema CreateDelegatedRequest = new("ConnectorServiceCreateDelegatedRequest",
        NestedList("appEntitlementOwnerRefs", () => AppSchema.AppEntitlementRef),
        Nested("appManagedStateBindingRef", () => AppManagedStateBindingRef),
        Id("catalogId"),
        Text("description"),
        Text("displayName"),
        Nested("expandMask", () => ConnectorExpandMask),
        Ids("userIds"));

    internal static readonly MessageSchema ConnectorExpandMask = new("ConnectorExpandMask",
        Texts("paths"));

    internal static readonly MessageSchema AppManagedStateBindingRef = new("AppManagedStateBindingRef",
        Id("appId"),
        Id("resourceId"),
        Id("resourceTypeId"));

    internal static readonly MessageSchema EnvConfig = new("EnvConfig",
        Text("@type"),
        NestedMap("configuration", () => ConfigValue));

    private static readonly MessageSchema ConfigValue = new MessageSchema("ConfigValue",
        Text("stringValue").In("value"),
        Nested("keyValues", () => KeyValues).In("value")).Requires("value");

    private static readonly MessageSchema KeyValues = new("KeyValues",
        NestedList("items", () => KeyValue));

    private static readonly MessageSchema KeyValue = new("KeyValue",
        Text("key").Required(),
        Text("value"));
}
