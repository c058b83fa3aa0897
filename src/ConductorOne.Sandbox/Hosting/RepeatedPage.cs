using System;
using System.Text.Json;
using System.Text.Json.Nodes;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Hosting;

/// <summary>What a list looks like that never ends: the next page of each page is that page again.</summary>
internal static class RepeatedPage
{
    private const string NextPageToken = "nextPageToken";

    /// <summary>The answer with the page token of the request as its next one. An answer or a request without one stays as it is.</summary>
    public static ApiResponse Answer(IncomingRequest request, ApiResponse answer)
    {
        if (SentToken(request) is not { Length: > 0 } token || Parse(answer.Body.Span) is not JsonObject page || !page.ContainsKey(NextPageToken))
            return answer;
        page[NextPageToken] = token;
        return answer with { Body = ApiResponse.Render(writer => page.WriteTo(writer)) };
    }

    private static string? SentToken(IncomingRequest request) =>
        request.Target.QueryValue("page_token")
        ?? (Parse(request.Body.Span) is JsonObject body && body[PageRequest.TokenField] is JsonValue value && value.TryGetValue(out string? token) ? token : null);

    private static JsonNode? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return json.IsEmpty ? null : JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
