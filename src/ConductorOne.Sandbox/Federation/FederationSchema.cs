using ConductorOne.Sandbox.Validation;
using static ConductorOne.Sandbox.Validation.FieldSchema;

namespace ConductorOne.Sandbox.Federation;

/// <summary>What the bodies of control requests about federation may consist of.</summary>
internal static class FederationSchema
{
    internal static readonly MessageSchema Condition = new("Condition",
        Text("claim").Required(),
        Text("equals").Required());

    internal static readonly MessageSchema Trust = new("Trust",
        Nested("condition", () => Condition),
        Text("issuer"));

    internal static readonly MessageSchema Token = new("Token",
        Int32("ageSeconds"),
        FreeForm("claims"),
        Flag("forged"),
        Int32("lifetimeSeconds"));
}
