using ConductorOne.Sandbox.Validation;
using static ConductorOne.Sandbox.Validation.FieldSchema;

namespace ConductorOne.Sandbox.Platforms;

/// <summary>What the bodies of control requests about platforms may consist of.</summary>
internal static class PlatformSchema
{
    internal static readonly MessageSchema Identity = new("Identity", Text("clientId").Required());
}
