using ConductorOne.Sandbox.Validation;
using static ConductorOne.Sandbox.Validation.FieldSchema;

namespace ConductorOne.Sandbox.Control;

/// <summary>What the body of a request for a fault may consist of.</summary>
internal static class FaultSchema
{
    internal static readonly MessageSchema Fault = new("Fault",
        Flag("afterProcessing"),
        Text("body"),
        Text("contentType"),
        Int32("cut"),
        Int32("delayMilliseconds"),
        Flag("echo"),
        Flag("emptyBody"),
        Flag("garbage"),
        TextMap("headers"),
        Flag("html"),
        Text("method"),
        Text("path"),
        Text("redirect"),
        Flag("reset"),
        Int32("skip"),
        Int32("status"),
        Int32("times"));
}
