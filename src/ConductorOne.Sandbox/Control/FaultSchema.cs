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
        Flag("gzip"),
        Flag("hang"),
        TextMap("headers"),
        Flag("html"),
        Text("method"),
        Text("path"),
        Int32("percent"),
        Text("redirect"),
        Flag("repeatPageToken"),
        Flag("reset"),
        Int32("seed"),
        Int32("size"),
        Int32("skip"),
        Flag("stall"),
        Int32("status"),
        Int32("times"));
}
