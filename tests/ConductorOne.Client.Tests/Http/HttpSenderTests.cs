using System;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using ConductorOne.Validation;
using Xunit;

namespace ConductorOne.Client.Tests.Http;

public class HttpSenderTests
{
    private static readonly ApiRequest Get = new() { Method = "GET", Path = "/api/v1/apps", Repeatable = true };

    private static readonly ApiRequest Post = new()
    {
        Method = "POST",
        Path = "/api/v1/apps",
        Body = () => Encoding.UTF8.GetBytes("""{"displayName":"Ä"}"""),
        Authorization = "Bearer hunter2-token",
    };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_goes_out_as_it_was_made()
    {
        await using var server = new RawServer(_ => RawServer.Answer(200));
        await SendAsync(server.Url, Post);
        var sent = Assert.Single(server.Requests);
        Assert.Equal(("POST", "/api/v1/apps", """{"displayName":"Ä"}"""), (sent.Method, sent.Target, sent.Body));
        Assert.Equal(
            ("Bearer hunter2-token", "application/json", "application/json", "127.0.0.1:" + server.Port),
            (sent.Headers["Authorization"], sent.Headers["Content-Type"], sent.Headers["Accept"], sent.Headers["Host"]));
        Assert.Matches(@"^ConductorOne\.PowerShell/\d+\.\d+\.\d+$", sent.Headers["User-Agent"]);
        Assert.False(sent.Headers.ContainsKey("Expect"));
        Assert.False(sent.Headers.ContainsKey("Cookie"));
    }

    [Fact]
    public async Task Without_body_and_token_it_sends_neither()
    {
        await using var server = new RawServer(_ => RawServer.Answer(200));
        await SendAsync(server.Url, Get);
        var sent = Assert.Single(server.Requests);
        Assert.Equal(("GET", ""), (sent.Method, sent.Body));
        Assert.False(sent.Headers.ContainsKey("Authorization") || sent.Headers.ContainsKey("Content-Type"));
    }

    [Fact]
    public async Task An_answer_is_read_whole()
    {
        var body = new string('x', 100_000);
        await using var server = new RawServer(_ => RawServer.Answer(404, body, "text/plain; charset=utf-8", "X-Request-Id: req-1", "Retry-After: 7"));
        var answer = await SendAsync(server.Url, Get);
        Assert.Equal(
            (404, false, body, "text/plain", "req-1", TimeSpan.FromSeconds(7)),
            (answer.Status, answer.IsSuccess, answer.Text, answer.ContentType, answer.RequestId, answer.RetryAfter));
    }

    [Fact]
    public async Task A_wait_until_a_date_is_read()
    {
        var at = DateTimeOffset.UtcNow.AddSeconds(90);
        await using var server = new RawServer(_ => RawServer.Answer(429, "{}", "application/json", FormattableString.Invariant($"Retry-After: {at:R}")));
        Assert.InRange((await SendAsync(server.Url, Get)).RetryAfter!.Value, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(90));
    }

    [Fact]
    public async Task A_date_is_one_of_the_servers_clock_however_wrong_the_one_here_is()
    {
        await using var server = new RawServer(_ => RawServer.Answer(
            429, "{}", "application/json", "Date: Wed, 21 Oct 2015 07:28:00 GMT", "Retry-After: Wed, 21 Oct 2015 07:28:30 GMT"));
        Assert.Equal(TimeSpan.FromSeconds(30), (await SendAsync(server.Url, Get)).RetryAfter);
    }

    [Theory]
    [InlineData("1.5", 1.5)]
    [InlineData("  2  ", 2)]
    [InlineData("Wednesday, 21-Oct-15 07:28:30 GMT", 30)]
    [InlineData("Wed Oct 21 07:28:30 2015", 30)]
    public async Task Every_form_of_a_wait_arrives(string text, double seconds)
    {
        await using var server = new RawServer(_ => RawServer.Answer(429, "{}", "application/json", "Date: Wed, 21 Oct 2015 07:28:00 GMT", "Retry-After: " + text));
        Assert.Equal(TimeSpan.FromSeconds(seconds), (await SendAsync(server.Url, Get)).RetryAfter);
    }

    [Theory]
    [InlineData("Retry-After: Wed, 21 Oct 2015 07:28:00 GMT")]
    [InlineData("Date: Wed, 21 Oct 2015 07:28:00 GMT\r\nRetry-After: Wed, 21 Oct 2015 07:28:00 GMT")]
    [InlineData("Retry-After: 0")]
    [InlineData("Retry-After: soon")]
    [InlineData("Retry-After: -5")]
    [InlineData("X-Other: 1")]
    public async Task What_has_passed_or_cannot_be_read_asks_for_no_wait(string headers)
    {
        await using var server = new RawServer(_ => RawServer.Answer(429, "{}", "application/json", headers));
        Assert.Null((await SendAsync(server.Url, Get)).RetryAfter);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"app\":")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"app\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello")]
    [InlineData("HTTP/1.1 200")]
    [InlineData("SSH-2.0-OpenSSH_9.6\r\n\r\n")]
    [InlineData("")]
    public async Task A_broken_answer_is_a_broken_connection(string answer)
    {
        await using var server = new RawServer(_ => answer);
        var read = await FailedAsync(server.Url, Get);
        Assert.Equal((C1ErrorKind.Network, (int?)null, false, false), (read.Kind, read.Status, read.NeverSent, read.IsFinal));
        Assert.StartsWith($"GET /api/v1/apps failed: the connection to 127.0.0.1:{server.Port} broke: ", read.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("It may have been done", read.Message, StringComparison.Ordinal);

        var create = await FailedAsync(server.Url, Post);
        Assert.EndsWith(" The server may have done it: check before you send it again.", create.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", create.ToString(), StringComparison.Ordinal);
        Assert.Equal(("POST", "/api/v1/apps"), (create.Method, create.Path));
    }

    [Fact]
    public async Task A_refused_connection_was_never_sent()
    {
        using var port = new ClosedPort();
        var error = await FailedAsync(port.Url, Post);
        Assert.Equal((C1ErrorKind.Network, true, false), (error.Kind, error.NeverSent, error.IsFinal));
        Assert.StartsWith("POST /api/v1/apps failed: no connection to 127.0.0.1:", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("It may have been done", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_host_is_final()
    {
        var error = await FailedAsync(new("https://no-such-host.invalid"), Post);
        Assert.Equal((C1ErrorKind.Network, true), (error.Kind, error.IsFinal));
        Assert.Equal("POST /api/v1/apps failed: there is no host no-such-host.invalid. Is the tenant's name right?", error.Message);
    }

    [Fact]
    public async Task A_server_that_speaks_no_tls_is_final()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = Task.Run(
            async () =>
            {
                using var client = await listener.AcceptTcpClientAsync(Cancelled);
                await client.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(), Cancelled);
                await client.GetStream().CopyToAsync(System.IO.Stream.Null, Cancelled);
            },
            Cancelled);
        var error = await FailedAsync(new($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"), Post);
        Assert.Equal((C1ErrorKind.Network, true), (error.Kind, error.IsFinal));
        var host = "127.0.0.1:" + ((IPEndPoint)listener.LocalEndpoint).Port;
        Assert.StartsWith(
            $"POST /api/v1/apps failed: {host} does not speak https, or its certificate is not trusted "
                + $"(for a server on this machine that speaks http, give -ServerUrl http://{host}): ",
            error.Message,
            StringComparison.Ordinal);
        Assert.Contains("frame", error.Message, StringComparison.Ordinal);
        await serving;
    }

    [Fact]
    public async Task No_answer_in_time_is_a_timeout()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var sender = new HttpSender(UrlOf(listener), TimeSpan.FromMilliseconds(50), new NetworkSettings());
        var error = await Assert.ThrowsAsync<C1ApiException>(() => sender.SendAsync(Post, Cancelled));
        Assert.Equal((C1ErrorKind.Timeout, (int?)null, false, false), (error.Kind, error.Status, error.NeverSent, error.IsFinal));
        Assert.Equal(
            "POST /api/v1/apps failed: no answer within 0.05 seconds. The server may have done it: check before you send it again.",
            error.Message);
    }

    [Fact]
    public async Task The_time_limit_holds_for_the_body_too()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var time = new ManualTime();
        var serving = Task.Run(
            async () =>
            {
                using var client = await listener.AcceptTcpClientAsync(Cancelled);
                await client.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"u8.ToArray(), Cancelled);

                // Nothing tells that the headers have arrived; they do in much less.
                await Task.Delay(50, Cancelled);
                time.Advance(TimeSpan.FromSeconds(5));
                await client.GetStream().CopyToAsync(System.IO.Stream.Null, Cancelled);
            },
            Cancelled);
        using (var sender = new HttpSender(UrlOf(listener), TimeSpan.FromSeconds(5), new NetworkSettings(), time.Clock))
            Assert.Equal(C1ErrorKind.Timeout, (await Assert.ThrowsAsync<C1ApiException>(() => sender.SendAsync(Get, Cancelled))).Kind);
        await serving;
    }

    [Fact]
    public async Task Who_cancels_gets_a_cancellation_and_no_error()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var sender = new HttpSender(UrlOf(listener), TimeSpan.FromMinutes(1), new NetworkSettings());
        using var stop = new CancellationTokenSource();
        var sending = sender.SendAsync(Post, stop.Token);
        using var accepted = await listener.AcceptTcpClientAsync(Cancelled);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Theory]
    [InlineData("/api/v1/../../auth")]
    [InlineData("/api/v1/apps/./x")]
    [InlineData("//evil.example/api/v1/apps")]
    [InlineData("https://evil.example/api/v1/apps")]
    [InlineData("/api/v1/apps/a b")]
    [InlineData("/api/v1/apps#x")]
    [InlineData("api/v1/apps")]
    public async Task A_path_that_would_be_rewritten_is_not_sent(string path)
    {
        await using var server = new RawServer(_ => RawServer.Answer(200));
        using var sender = new HttpSender(server.Url, TimeSpan.FromSeconds(30), new NetworkSettings());
        var error = await Assert.ThrowsAsync<C1InputException>(() => sender.SendAsync(Get with { Path = path }, Cancelled));
        Assert.Equal($"The path \"{path}\" cannot be sent unchanged.", error.Message);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task The_trace_hears_of_each_end()
    {
        var trace = new RecordingTrace();
        await using var server = new RawServer(r => r.Method == "GET" ? RawServer.Answer(503) : "");
        await SendAsync(server.Url, Get with { Trace = trace });
        await FailedAsync(server.Url, Post with { Trace = trace, Attempt = 3 });
        Assert.Equal(["GET /api/v1/apps #1 -> 503", "POST /api/v1/apps #3 -> Network"], trace.Lines);
    }

    private static async Task<ApiResponse> SendAsync(Uri url, ApiRequest request)
    {
        using var sender = new HttpSender(url, TimeSpan.FromSeconds(30), new NetworkSettings());
        return await sender.SendAsync(request, Cancelled);
    }

    private static Task<C1ApiException> FailedAsync(Uri url, ApiRequest request) =>
        Assert.ThrowsAsync<C1ApiException>(() => SendAsync(url, request));

    private static Uri UrlOf(TcpListener listener) => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
}
