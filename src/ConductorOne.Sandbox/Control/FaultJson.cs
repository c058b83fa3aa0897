using System.Linq;
using System.Text.Json;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Control;

/// <summary>Reads and writes faults.</summary>
internal static class FaultJson
{
    /// <summary>Reads a fault.</summary>
    /// <exception cref="ApiException">It isn't one.</exception>
    public static Fault Read(ApiRequest request)
    {
        using var document = request.ReadBody(FaultSchema.Fault);
        var body = document.RootElement;
        return new Fault
        {
            AfterProcessing = body.Flag("afterProcessing"),
            Body = body.Field("body")?.GetString(),
            ContentType = body.Field("contentType")?.GetString(),
            Cut = body.Field("cut") is null ? null : body.Int32("cut"),
            DelayMilliseconds = body.Int32("delayMilliseconds"),
            Echo = body.Flag("echo"),
            EmptyBody = body.Flag("emptyBody"),
            Garbage = body.Flag("garbage"),
            Gzip = body.Flag("gzip"),
            Hang = body.Flag("hang"),
            Headers = body.Field("headers")?.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetString()!),
            Html = body.Flag("html"),
            Method = body.Field("method")?.GetString(),
            Path = body.Field("path")?.GetString(),
            Percent = body.Field("percent") is null ? 100 : body.Int32("percent"),
            Redirect = body.Field("redirect")?.GetString(),
            RepeatPageToken = body.Flag("repeatPageToken"),
            Reset = body.Flag("reset"),
            Seed = body.Int32("seed"),
            Size = body.Int32("size"),
            Skip = body.Int32("skip"),
            Stall = body.Flag("stall"),
            Status = body.Field("status") is null ? null : body.Int32("status"),
            Times = body.Field("times") is null ? 1 : body.Int32("times"),
        };
    }

    /// <summary>Writes a fault and how many requests it has met.</summary>
    public static void Write(Utf8JsonWriter writer, Fault fault, int hits)
    {
        writer.WriteStartObject();
        writer.WriteString("method", fault.Method);
        writer.WriteString("path", fault.Path);
        writer.WriteNumber("skip", fault.Skip);
        writer.WriteNumber("times", fault.Times);
        writer.WriteNumber("percent", fault.Percent);
        writer.WriteNumber("seed", fault.Seed);
        if (fault.Status is { } status)
            writer.WriteNumber("status", status);
        if (fault.Body is not null)
            writer.WriteString("body", fault.Body);
        if (fault.ContentType is not null)
            writer.WriteString("contentType", fault.ContentType);
        writer.WriteBoolean("echo", fault.Echo);
        if (fault.Headers is not null)
            writer.WriteTextMap("headers", fault.Headers);
        writer.WriteNumber("delayMilliseconds", fault.DelayMilliseconds);
        writer.WriteBoolean("afterProcessing", fault.AfterProcessing);
        if (fault.Cut is { } cut)
            writer.WriteNumber("cut", cut);
        writer.WriteBoolean("stall", fault.Stall);
        writer.WriteBoolean("hang", fault.Hang);
        writer.WriteBoolean("reset", fault.Reset);
        writer.WriteBoolean("garbage", fault.Garbage);
        writer.WriteBoolean("html", fault.Html);
        writer.WriteBoolean("emptyBody", fault.EmptyBody);
        writer.WriteNumber("size", fault.Size);
        writer.WriteBoolean("gzip", fault.Gzip);
        writer.WriteBoolean("repeatPageToken", fault.RepeatPageToken);
        if (fault.Redirect is not null)
            writer.WriteString("redirect", fault.Redirect);
        writer.WriteNumber("hits", hits);
        writer.WriteEndObject();
    }
}
