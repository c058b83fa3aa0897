using System;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using Xunit;

namespace ConductorOne.Client.Tests.Http;

/// <summary>What is sent how often over a network that fails, counted where it arrives.</summary>
public class FaultTests
{
    private const string May = " The server may have done it: check before you send it again.";

    private static readonly ApiRequest Create = new()
    {
        Method = "POST",
        Path = "/api/v1/apps",
        Body = () => Encoding.UTF8.GetBytes("""{"displayName":"Payroll"}"""),
    };

    // Nothing but its path says what it does, as for an action.
    private static readonly ApiRequest Act = new() { Method = "POST", Path = "/api/v1/apps/a1/sync" };

    private static readonly ApiRequest Read = new() { Method = "GET", Path = "/api/v1/apps", Repeatable = true };

    private static readonly ApiRequest Replace = new()
    {
        Method = "PUT",
        Path = "/api/v1/apps/a1",
        Repeatable = true,
        Body = () => Encoding.UTF8.GetBytes("{}"),
    };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reset_before_anything_was_read()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.SpokenToAsync();
            connection.Reset();
        });
        await AssertBrokenAsync(server, Create, server => server.Connections, 1);
        await AssertBrokenAsync(server, Replace, server => server.Connections, 5);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_reset_after_it_was_read()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadAsync();
            connection.Reset();
        });
        await AssertBrokenAsync(server, Create, server => server.Requests.Count, 1);
        await AssertBrokenAsync(server, Act, server => server.Requests.Count, 1);
        await AssertBrokenAsync(server, Replace, server => server.Requests.Count, 5);
    }

    [Fact]
    public async Task A_connection_that_ends_without_an_answer()
    {
        await using var server = new RawServer(_ => "");
        await AssertBrokenAsync(server, Create, server => server.Requests.Count, 1);
        await AssertBrokenAsync(server, Act, server => server.Requests.Count, 1);
        await AssertBrokenAsync(server, Replace, server => server.Requests.Count, 5);
    }

    [Fact]
    public async Task A_server_that_says_no_more_and_goes_on_listening()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadAsync();
            connection.HalfClose();
            await connection.StayAsync();
        });
        await AssertBrokenAsync(server, Create, server => server.Requests.Count, 1);
        await AssertBrokenAsync(server, Act, server => server.Requests.Count, 1);
    }

    [Fact]
    public async Task A_body_that_ends_too_early()
    {
        await using var server = new RawServer(_ => "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"app\":");
        await AssertBrokenAsync(server, Create, server => server.Requests.Count, 1);
        await AssertBrokenAsync(server, Act, server => server.Requests.Count, 1);
        await AssertBrokenAsync(server, Read, server => server.Requests.Count, 5);
    }

    // A server may close a connection that it has kept open at the very moment at which it is used again. What is on it then may have
    // been processed, or not; .NET by itself sends it once more, if it has no body.
    [Fact]
    public async Task A_kept_connection_that_ends_just_as_it_is_used_again()
    {
        foreach (var request in new[] { Create, Act })
        {
            await using var server = new RawServer(async connection =>
            {
                await connection.ReadAsync();
                await connection.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
                await connection.ReadAsync();
            });
            var waiting = new RecordedWaits();
            using var http = new HttpSender(server.Url, TimeSpan.FromSeconds(30), new NetworkSettings());
            var sender = new RetryingSender(http, waiting.Rule);
            Assert.Equal(200, (await sender.SendAsync(Read, Cancelled)).Status);
            var error = await Assert.ThrowsAsync<C1ApiException>(() => sender.SendAsync(request, Cancelled));
            Assert.Equal((C1ErrorKind.Network, false), (error.Kind, error.NeverSent));
            Assert.EndsWith(May, error.Message, StringComparison.Ordinal);
            Assert.Equal((1, 1), (server.Requests.Count(r => r.Method == "POST"), server.Connections));
            Assert.Empty(waiting.Waits);

            // A read just comes through.
            Assert.Equal(200, (await sender.SendAsync(Read, Cancelled)).Status);
        }
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"app\":", 50)]
    public async Task Headers_or_a_body_that_never_come(string beginning, int milliseconds)
    {
        var time = new ManualTime();
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadAsync();
            await connection.WriteAsync(beginning);

            // Nothing tells that the headers have arrived; they do in much less.
            await Task.Delay(milliseconds, Cancelled);
            time.Advance(TimeSpan.FromSeconds(0.2));
            await connection.StayAsync();
        });
        foreach (var (request, times) in new[] { (Create, 1), (Act, 1), (Read, 5) })
        {
            var before = server.Requests.Count;
            var error = await FailedAsync(server.Url, request, time);
            Assert.Equal((C1ErrorKind.Timeout, times), (error.Kind, server.Requests.Count - before));
            Assert.Equal($"{request} failed: no answer within 0.2 seconds.{(request.Repeatable ? "" : May)}", error.Message);
        }
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task An_answer_that_the_server_failed(int status)
    {
        await using var server = new RawServer(_ => RawServer.Answer(status, "<html>Bad gateway</html>", "text/html"));
        foreach (var (request, times) in new[] { (Create, 1), (Act, 1), (Read, 5), (Replace, 5) })
        {
            var before = server.Requests.Count;
            Assert.Equal(status, (await SendAsync(server.Url, request)).Status);
            Assert.Equal(times, server.Requests.Count - before);
        }
    }

    [Fact]
    public async Task A_web_page_with_status_200()
    {
        await using var server = new RawServer(_ => RawServer.Answer(200, "<html>Sign in</html>", "text/html"));
        using var client = new C1Client(server.Url, new FakeTokenSource(null), new ClientSettings { Retry = new RecordedWaits().Rule });
        var call = new ApiCall<object>(Create, _ => null);
        var error = await Assert.ThrowsAsync<C1ApiException>(() => client.SendAsync(call, null, Cancelled));
        Assert.Equal((C1ErrorKind.InvalidResponse, 200, 1), (error.Kind, error.Status, server.Requests.Count));
        Assert.Equal(
            "POST /api/v1/apps was answered with 200, but the answer is a web page, not JSON. A gateway or a proxy on the way may have sent it." + May,
            error.Message);
    }

    [Fact]
    public async Task What_is_throttled_is_sent_again_whatever_it_does()
    {
        await using var server = new RawServer(_ => RawServer.Answer(429));
        foreach (var request in new[] { Create, Act, Read })
        {
            var before = server.Requests.Count;
            Assert.Equal(429, (await SendAsync(server.Url, request)).Status);
            Assert.Equal(5, server.Requests.Count - before);
        }
    }

    [Fact]
    public async Task A_connection_that_is_refused()
    {
        using var port = new ClosedPort();
        foreach (var attempts in new[] { 5, 1 })
        {
            var waiting = new RecordedWaits();
            using var http = new HttpSender(port.Url, TimeSpan.FromSeconds(30), new NetworkSettings());
            var error = await Assert.ThrowsAsync<C1ApiException>(
                () => new RetryingSender(http, waiting.Rule with { Attempts = attempts }).SendAsync(Create, Cancelled));
            Assert.Equal((C1ErrorKind.Network, true, attempts - 1), (error.Kind, error.NeverSent, waiting.Waits.Count));
            Assert.StartsWith($"POST /api/v1/apps failed: no connection to {port.Url.Authority}: ", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(May, error.Message, StringComparison.Ordinal);
        }
    }

    // Before a connection is secured, nothing of a request is on it.
    [Fact]
    public async Task A_connection_that_breaks_before_it_is_secured()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.SpokenToAsync();
            connection.Reset();
        });
        var error = await FailedAsync(new UriBuilder(server.Url) { Scheme = "https" }.Uri, Create);
        Assert.Equal((C1ErrorKind.Network, true, 5), (error.Kind, error.NeverSent, server.Connections));
        Assert.DoesNotContain(May, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_cannot_be_secured()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n");
            await connection.StayAsync();
        });
        foreach (var request in new[] { Create, Read })
        {
            var before = server.Connections;
            var error = await FailedAsync(new UriBuilder(server.Url) { Scheme = "https" }.Uri, request);
            Assert.Equal((C1ErrorKind.Network, true, 1), (error.Kind, error.IsFinal, server.Connections - before));
            Assert.DoesNotContain(May, error.Message, StringComparison.Ordinal);
        }
    }

    private static async Task AssertBrokenAsync(RawServer server, ApiRequest request, Func<RawServer, int> count, int times)
    {
        var before = count(server);
        var error = await FailedAsync(server.Url, request);
        Assert.Equal((C1ErrorKind.Network, false, times), (error.Kind, error.NeverSent, count(server) - before));
        Assert.StartsWith($"{request} failed: the connection to {server.Url.Authority} broke: ", error.Message, StringComparison.Ordinal);
        Assert.Equal(!request.Repeatable, error.Message.EndsWith(May, StringComparison.Ordinal));
    }

    private static async Task<ApiResponse> SendAsync(Uri url, ApiRequest request, ManualTime? time = null)
    {
        using var http = new HttpSender(url, TimeSpan.FromSeconds(time is null ? 30 : 0.2), new NetworkSettings(), time?.Clock);
        return await new RetryingSender(http, new RecordedWaits().Rule).SendAsync(request, Cancelled);
    }

    private static Task<C1ApiException> FailedAsync(Uri url, ApiRequest request, ManualTime? time = null) =>
        Assert.ThrowsAsync<C1ApiException>(() => SendAsync(url, request, time));
}
