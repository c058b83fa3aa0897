using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Sandbox.Control;
using ConductorOne.Sandbox.Wire;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ConductorOne.Sandbox.Hosting;

/// <summary>Stands between Kestrel and the API: reads requests, writes the journal, lets faults happen, sends answers.</summary>
internal sealed class HttpApplication(
    SandboxServer server, Func<Api> api, TenantClock clock, TimeSpan latency, Task<ControlEndpoints> ready, CancellationToken stopping)
    : IHttpApplication<HttpContext>
{
    // Nothing is set aside for a larger body before it really comes.
    private const int LargestPlainBody = 1 << 20;
    private const string LimitedPrefix = "/api/";
    private const string RequestIdHeader = "X-Request-Id";

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
        // Nothing is kept beside the request itself.
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        try
        {
            await AnswerAsync(context).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or (IOException and not BadHttpRequestException))
        {
            // The client went away, or the server stops.
            context.Abort();
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var control = await ready.WaitAsync(stopping).ConfigureAwait(false);

        // The raw target: Kestrel's own path is unescaped and has its dot segments removed.
        var target = RequestTarget.Parse(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
        var body = await ReadBodyAsync(context.Request).ConfigureAwait(false);
        var source = context.Connection.RemoteIpAddress ?? IPAddress.None;
        var request = new IncomingRequest(context.Request.Method, Origin(context), target, context.Request.Headers, body, source);
        if (target.Path.StartsWith(ControlEndpoints.Prefix, StringComparison.Ordinal))
        {
            var controlled = control.Answer(request);
            await SendAsync(context, controlled, fault: null).ConfigureAwait(false);
            return;
        }

        var entry = Enter(request);
        var (answer, fault) = target.Path.StartsWith(LimitedPrefix, StringComparison.Ordinal)
            ? await ProcessIfFewAsync(context, request).ConfigureAwait(false)
            : await ProcessAsync(context, request).ConfigureAwait(false);
        if (answer is null)
        {
            context.Abort();
            return;
        }

        server.Journal.Answered(entry, answer.Status);
        if (server.Outages.Count() is { } outage)
            answer = answer with { Outage = outage };
        await SendAsync(context, answer, fault).ConfigureAwait(false);
    }

    // It is over before the answer is sent: whoever has the answer may send the next request.
    private async Task<(ApiResponse? Answer, Fault? Fault)> ProcessIfFewAsync(HttpContext context, IncomingRequest request)
    {
        if (!server.Limiter.TryEnter(out var retryAfter))
            return (TooMany(retryAfter), null);
        try
        {
            return await ProcessAsync(context, request).ConfigureAwait(false);
        }
        finally
        {
            server.Limiter.Leave();
        }
    }

    private async Task<(ApiResponse? Answer, Fault? Fault)> ProcessAsync(HttpContext context, IncomingRequest request)
    {
        if (latency > TimeSpan.Zero)
            await DelayAsync(context, latency).ConfigureAwait(false);
        var fault = server.Faults.Match(request.Method, request.Target.Path);
        return fault is null
            ? (api().Answer(request), null)
            : (await FailAsync(context, fault, request).ConfigureAwait(false), fault);
    }

    private static ApiResponse TooMany(int retryAfter) =>
        Api.Error(RpcCode.ResourceExhausted, "too many requests", Identifiers.Create()) with
        {
            Headers = new Dictionary<string, string> { ["Retry-After"] = retryAfter.ToString(CultureInfo.InvariantCulture) },
        };

    // Of the listener itself: the port that a Host header names proves nothing.
    private static string Origin(HttpContext context)
    {
        var host = context.Request.Host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? "localhost" : "127.0.0.1";
        return new UriBuilder(context.Request.Scheme, host, context.Connection.LocalPort).Uri.GetLeftPart(UriPartial.Authority);
    }

    // Null stands for "no answer at all".
    private async Task<ApiResponse?> FailAsync(HttpContext context, Fault fault, IncomingRequest request)
    {
        var real = fault.AfterProcessing ? api().Answer(request) : null;
        if (fault.DelayMilliseconds > 0)
            await DelayAsync(context, TimeSpan.FromMilliseconds(fault.DelayMilliseconds)).ConfigureAwait(false);
        if (fault.Hang)
            await DelayAsync(context, Timeout.InfiniteTimeSpan).ConfigureAwait(false);
        if (fault.Reset)
            return null;

        var answer = FaultInjection.HasAnswer(fault)
            ? FaultInjection.Answer(fault, request, (status, reason) => api().Fail(request.Target.Path, status, reason))
            : real ?? api().Answer(request);
        if (fault.RepeatPageToken)
            answer = RepeatedPage.Answer(request, answer);
        return FaultInjection.WithHeaders(fault, FaultInjection.Sized(fault, answer));
    }

    private async Task DelayAsync(HttpContext context, TimeSpan delay)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        await Task.Delay(delay, ended.Token).ConfigureAwait(false);
    }

    private JournalEntry Enter(IncomingRequest request)
    {
        var headers = request.Headers.Select(header => KeyValuePair.Create(header.Key, header.Value.ToString())).ToArray();
        var body = Encoding.UTF8.GetString(request.Body.Span);
        var entry = new JournalEntry(request.Method, request.Target.Path, request.Target.Query, headers, body);
        server.Journal.Add(entry);
        return entry;
    }

    private static async Task<byte[]> ReadBodyAsync(HttpRequest request)
    {
        if (request.ContentLength == 0 || (request.ContentLength is null && !request.Headers.ContainsKey("Transfer-Encoding")))
            return [];
        if (request.ContentLength is > 0 and < LargestPlainBody and { } length)
        {
            var body = new byte[length];
            await request.Body.ReadExactlyAsync(body, request.HttpContext.RequestAborted).ConfigureAwait(false);
            return body;
        }

        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted).ConfigureAwait(false);
        return buffer.ToArray();
    }

    // A connection that closes by itself has brought the whole answer to the client.
    private void FailAfterwards(HttpContext context, TimeSpan outage)
    {
        server.Outages.Begin();
        context.Response.Headers.Connection = "close";
        var connection = context.Features.GetRequiredFeature<IConnectionLifetimeFeature>();
        connection.ConnectionClosed.UnsafeRegister(_ => _ = server.FailForAsync(outage), null);
    }

    private async Task SendAsync(HttpContext context, ApiResponse answer, Fault? fault)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.Headers.Date = clock.Now.ToString("R", CultureInfo.InvariantCulture);
        if (answer.ContentType is not null)
            response.ContentType = answer.ContentType;
        if (answer.RequestId is not null)
            response.Headers[RequestIdHeader] = answer.RequestId;
        foreach (var (name, value) in answer.Headers)
            response.Headers[name] = value;
        if (answer.Outage is { } outage)
            FailAfterwards(context, outage);
        if (answer.Status is not (204 or 304))
            response.ContentLength = answer.Body.Length;
        if (HttpMethods.IsHead(context.Request.Method))
            return;

        var body = fault is null ? answer.Body : answer.Body[..FaultInjection.SentBytes(fault, answer.Body.Length)];
        if (body.Length > 0)
            await response.BodyWriter.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
        else if (answer.Body.Length > 0)
            await response.StartAsync(context.RequestAborted).ConfigureAwait(false);
        if (fault is { Stall: true })
        {
            await response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
            await DelayAsync(context, Timeout.InfiniteTimeSpan).ConfigureAwait(false);
        }
    }
}
