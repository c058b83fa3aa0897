using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using Microsoft.Identity.Client;

namespace ConductorOne.Authentication.Entra;

/// <summary>MSAL's requests, on the house's send path: traced, tried again and told of in errors like all others.</summary>
internal class MsalHttp : HttpMessageHandler, IMsalHttpClientFactory
{
    // What MSAL would tell of the machine and of earlier requests.
    private const string TelemetryHeaders = "x-client-";

    private readonly ClientSettings _settings;
    private readonly IApiTrace? _trace;
    private readonly HttpClient _client;

    public MsalHttp(ClientSettings settings, IApiTrace? trace)
    {
        _settings = settings;
        _trace = trace;
        _client = new HttpClient(this, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>What MSAL wraps, reads or loses: the first error in the house's own words.</summary>
    public C1ApiException? Failure { get; private set; }

    /// <summary>What went along with its requests and nobody may read: an error of MSAL's may quote the answer, which may repeat it.</summary>
    public IReadOnlyCollection<string> Sent { get; private set; } = [];

    public HttpClient GetHttpClient() => _client;

    protected sealed override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        var request = await RequestAsync(message).ConfigureAwait(false);
        try
        {
            request = await PrepareAsync(message.RequestUri!, request, cancellationToken).ConfigureAwait(false);
            using var http = NewSender(message.RequestUri!);
            Sent = [.. Sent, .. SentSecrets.Of(request, request.Body?.Invoke())];
            var response = await new RetryingSender(http, _settings.Retry).SendAsync(request, cancellationToken).ConfigureAwait(false);
            return response.IsSuccess || IsChallenge(request, response) ? Message(response) : throw ApiErrors.From(request, response);
        }
        catch (C1ApiException e)
        {
            Failure ??= e;

            // Not the error itself, which MSAL would hang its own data on.
            throw new HttpRequestException(e.Message);
        }
    }

    /// <summary>A last look at a request before it goes out.</summary>
    protected virtual Task<ApiRequest> PrepareAsync(Uri uri, ApiRequest request, CancellationToken cancellationToken) => Task.FromResult(request);

    /// <summary>A sender to where a request goes.</summary>
    protected HttpSender NewSender(Uri uri, TimeSpan? timeout = null) =>
        new(new Uri(uri.GetLeftPart(UriPartial.Authority)), _settings with { Timeout = timeout ?? _settings.Timeout });

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _client.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task<ApiRequest> RequestAsync(HttpRequestMessage message)
    {
        var body = message.Content is { } content ? await content.ReadAsByteArrayAsync().ConfigureAwait(false) : null;
        KeyValuePair<string, string>[] headers =
        [
            .. from header in message.Headers
               where !header.Key.StartsWith(TelemetryHeaders, StringComparison.OrdinalIgnoreCase)
               from value in header.Value
               select new KeyValuePair<string, string>(header.Key, value),
        ];
        return new ApiRequest
        {
            Method = message.Method.Method,
            Path = message.RequestUri!.AbsolutePath,
            Query = message.RequestUri.Query,
            Headers = headers,
            ContentType = message.Content?.Headers.ContentType?.MediaType ?? "",
            Body = body is null ? null : () => body,
            Authorised = false,

            // As MSAL itself would: Microsoft Entra takes an assertion more than once.
            Repeatable = true,
            Trace = _trace,
        };
    }

    // Azure Arc first names a file that only its administrators can read, and wants to hear what it holds.
    private static bool IsChallenge(ApiRequest request, ApiResponse response) =>
        response.Status == (int)HttpStatusCode.Unauthorized
        && request.Method == HttpMethod.Get.Method
        && response.Challenge?.StartsWith("Basic ", StringComparison.Ordinal) == true
        && !request.Headers.Any(h => h.Key == "Authorization");

    private static HttpResponseMessage Message(ApiResponse response)
    {
        var message = new HttpResponseMessage((HttpStatusCode)response.Status) { Content = new ByteArrayContent(response.Body) };
        message.Content.Headers.ContentType = MediaTypeHeaderValue.TryParse(response.ContentType, out var type) ? type : null;
        if (response.Challenge is { } challenge)
        {
            message.Headers.TryAddWithoutValidation("WWW-Authenticate", challenge);
        }

        return message;
    }
}
