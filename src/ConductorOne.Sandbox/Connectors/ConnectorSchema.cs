using ConductorOne.Sandbox.Validation;
using static ConductorOne.Sandbox.Validation.FieldSchema;

namespace ConductorOne.Sandbox.Connectors;

/// <summary>What a configuration may consist of. The API's table knows of it only that it names its type.</summary>
internal static class ConnectorSchema
{
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
