using System;
using System.Buffers;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ConductorOne.Sandbox.Wire;

/// <summary>One answer, complete in memory, so that a fault may cut it or drop it.</summary>
internal sealed record ApiResponse(int Status, string? ContentType, ReadOnlyMemory<byte> Body)
{
    private const string JsonContentType = "application/json";

    // The live server escapes no more than it has to.
    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>Headers beside the content type.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The id under which the server knows the request, or null where it gives none.</summary>
    public string? RequestId { get; init; }

    /// <summary>How long nothing listens once the answer has arrived; null for not at all.</summary>
    public TimeSpan? Outage { get; init; }

    /// <summary>What a delete answers.</summary>
    public static ApiResponse EmptyObject { get; } = new(200, JsonContentType, "{}"u8.ToArray());

    /// <summary>An answer without a body.</summary>
    public static ApiResponse Empty(int status) => new(status, null, ReadOnlyMemory<byte>.Empty);

    /// <summary>An answer of plain text.</summary>
    public static ApiResponse Text(int status, string contentType, string text) => new(status, contentType, Encoding.UTF8.GetBytes(text));

    /// <summary>A redirect.</summary>
    public static ApiResponse Redirect(int status, string location) =>
        Empty(status) with { Headers = new Dictionary<string, string> { ["Location"] = location } };

    /// <summary>A successful JSON answer.</summary>
    public static ApiResponse Json(Action<Utf8JsonWriter> write) => Json(200, write);

    /// <summary>A JSON answer.</summary>
    public static ApiResponse Json(int status, Action<Utf8JsonWriter> write) => new(status, JsonContentType, Render(write));

    /// <summary>Writes JSON into memory.</summary>
    public static ReadOnlyMemory<byte> Render(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
            write(writer);
        return buffer.WrittenMemory;
    }
}
