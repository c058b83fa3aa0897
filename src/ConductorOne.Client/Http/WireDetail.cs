using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using ConductorOne.Resources;

namespace ConductorOne.Http;

/// <summary>What <c>-Debug</c> shows of the wire: headers and bodies, every secret masked.</summary>
internal static class WireDetail
{
    public static string Of(ApiRequest request, HttpRequestMessage message, byte[]? body)
    {
        var shown = request.Preview?.Invoke() ?? (body is null ? "" : Encoding.UTF8.GetString(body));
        return Of(request.Method + " " + (request.ShownAs ?? message.RequestUri?.ToString()), message.Headers, message.Content?.Headers, request.ContentType, shown, request.Secrets);
    }

    public static string Of(ApiRequest request, HttpResponseMessage answer, ApiResponse response) => Of(
        "HTTP " + response.Status + " " + request, answer.Headers, answer.Content.Headers, response.ContentType, Shown(request, response), request.Secrets);

    private static string Shown(ApiRequest request, ApiResponse response) =>
        request.AnswerIsFiles && response.IsSuccess ? Messages.RawBody.With(response.Body.Length, response.ContentType) : response.Text;

    private static string Of(
        string first, HttpHeaders headers, HttpContentHeaders? contentHeaders, string contentType, string body, IReadOnlyCollection<string> secrets)
    {
        var patterns = new SecretPatterns(secrets, withParts: true);
        var text = new StringBuilder(patterns.Redact(first));
        foreach (var part in new HttpHeaders?[] { headers, contentHeaders })
        {
            foreach (var header in part ?? (IEnumerable<KeyValuePair<string, IEnumerable<string>>>)[])
            {
                text.Append('\n').Append(patterns.Redact(header.Key)).Append(": ")
                    .Append(SecretText.RedactHeader(header.Key, string.Join(", ", header.Value), patterns));
            }
        }

        if (body.Length > 0)
        {
            var shown = SecretText.RedactBody(contentType, body, secrets);
            text.Append("\n\n").Append(shown, 0, System.Math.Min(shown.Length, ApiErrors.LongestBody));
        }

        return text.ToString();
    }
}
