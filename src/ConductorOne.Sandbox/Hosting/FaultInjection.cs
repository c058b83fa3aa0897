using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using ConductorOne.Sandbox.Wire;
using Microsoft.AspNetCore.WebUtilities;

namespace ConductorOne.Sandbox.Hosting;

/// <summary>Makes the answer that a fault asks for.</summary>
internal static class FaultInjection
{
    private const string Page = "<!DOCTYPE html>\n<html><head><title>{0}</title></head><body><h1>{0}</h1><hr>gateway</body></html>\n";

    /// <summary>Whether the fault has an answer of its own in place of the real one.</summary>
    public static bool HasAnswer(Fault fault) =>
        fault.Redirect is not null || fault.Html || fault.Garbage || fault.EmptyBody || fault.Body is not null || fault.Status is not null;

    /// <summary>The fault's own answer, which <paramref name="fail"/> puts into the form of the path where it is a plain error.</summary>
    public static ApiResponse Answer(Fault fault, IncomingRequest request, Func<int, string, ApiResponse> fail)
    {
        var contentType = fault.ContentType ?? "application/json";
        if (fault.Redirect is not null)
            return ApiResponse.Redirect(fault.Status ?? 307, fault.Redirect);
        if (fault.Html)
            return HtmlPage(fault.Status ?? 502);
        if (fault.Garbage)
            return ApiResponse.Text(fault.Status ?? 200, contentType, "{\"app\": this is not JSON");
        if (fault.EmptyBody)
            return ApiResponse.Empty(fault.Status ?? 200);
        if (fault.Body is not null)
            return ApiResponse.Text(fault.Status ?? 200, contentType, fault.Echo ? RequestEcho.Into(fault.Body, contentType, request) : fault.Body);
        return Error(fault.Status ?? 500, fail);
    }

    /// <summary>How much of a body is sent.</summary>
    public static int SentBytes(Fault fault, int length) => fault.Stall
        ? Math.Clamp(fault.Cut ?? 0, 0, Math.Max(0, length - 1))
        : Math.Min(fault.Cut ?? length, length);

    /// <summary>The answer in the size and the encoding that the fault wants.</summary>
    public static ApiResponse Sized(Fault fault, ApiResponse answer)
    {
        if (fault.Size > answer.Body.Length)
        {
            var body = new byte[fault.Size];
            body.AsSpan().Fill((byte)' ');
            answer.Body.Span.CopyTo(body);
            answer = answer with { Body = body };
        }

        return fault.Gzip ? Compressed(answer) : answer;
    }

    /// <summary>The answer with the fault's headers, which replace those of the same name.</summary>
    public static ApiResponse WithHeaders(Fault fault, ApiResponse answer)
    {
        if (fault.Headers is null)
            return answer;
        var headers = new Dictionary<string, string>(answer.Headers, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in fault.Headers)
            headers[name] = value;
        return answer with { Headers = headers };
    }

    private static ApiResponse Compressed(ApiResponse answer)
    {
        using var packed = new MemoryStream();
        using (var packing = new GZipStream(packed, CompressionLevel.Fastest))
            packing.Write(answer.Body.Span);
        var headers = new Dictionary<string, string>(answer.Headers, StringComparer.OrdinalIgnoreCase) { ["Content-Encoding"] = "gzip" };
        return answer with { Body = packed.ToArray(), Headers = headers };
    }

    private static ApiResponse HtmlPage(int status) => ApiResponse.Text(
        status,
        "text/html; charset=utf-8",
        Page.Replace("{0}", $"{status} {ReasonPhrases.GetReasonPhrase(status)}", StringComparison.Ordinal));

    private static ApiResponse Error(int status, Func<int, string, ApiResponse> fail) =>
        status is 204 or 304 ? ApiResponse.Empty(status) : fail(status, "injected fault");
}
