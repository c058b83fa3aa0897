using System;
using System.Linq;
using System.Net;
using System.Text;
using System.Text.Json;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Hosting;

/// <summary>What careless servers and gateways do: they repeat what they were sent, secrets included.</summary>
internal static class RequestEcho
{
    private const string Placeholder = "{sent}";

    /// <summary>The body with the request in place of <c>{sent}</c>, escaped as the content type wants.</summary>
    public static string Into(string body, string contentType, IncomingRequest request) =>
        body.Replace(Placeholder, Escape(Written(request), contentType), StringComparison.Ordinal);

    private static string Written(IncomingRequest request)
    {
        var headers = request.Headers.Select(header => $"{header.Key}: {header.Value}\n");
        return string.Concat(headers) + "\n" + Encoding.UTF8.GetString(request.Body.Span);
    }

    private static string Escape(string text, string contentType) =>
        contentType.StartsWith("application/json", StringComparison.Ordinal) ? JsonEncodedText.Encode(text).ToString()
        : contentType.StartsWith("text/html", StringComparison.Ordinal) ? WebUtility.HtmlEncode(text)
        : text;
}
