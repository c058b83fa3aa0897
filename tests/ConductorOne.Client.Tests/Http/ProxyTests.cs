using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Authentication;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using Xunit;

namespace ConductorOne.Client.Tests.Http;

public class ProxyTests
{
    private const string Tenant = "http://tenant.invalid";

    private static readonly ApiRequest Create = new()
    {
        Method = "POST",
        Path = "/api/v1/apps",
        Body = () => Encoding.UTF8.GetBytes("""{"displayName":"Payroll"}"""),
        Authorization = "Bearer hunter2-token",
    };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static string Basic => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("user:hunter2-pass"));

    [Fact]
    public async Task Requests_go_through_the_proxy_that_was_named()
    {
        await using var proxy = new RawServer(_ => RawServer.Answer(200, """{"app":{"id":"a1"}}"""));
        var answer = await SendAsync(Tenant, Through(proxy.Url), Create);
        Assert.Equal((200, """{"app":{"id":"a1"}}"""), (answer.Status, answer.Text));
        var sent = Assert.Single(proxy.Requests);
        Assert.Equal(("POST", Tenant + "/api/v1/apps", "tenant.invalid"), (sent.Method, sent.Target, sent.Headers["Host"]));
        Assert.Equal("""{"displayName":"Payroll"}""", sent.Body);
        Assert.False(sent.Headers.ContainsKey("Proxy-Authorization"));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::ffff:127.0.0.1]")]
    public async Task No_proxy_comes_between_this_machine_and_itself_in_the_clear(string host)
    {
        using var deaf = new ClosedPort();
        await using var proxy = new RawServer(_ => RawServer.Answer(502));
        await using var server = new RawServer(_ => RawServer.Answer(200));
        foreach (var settings in new[] { Through(proxy.Url, "hunter2-pass"), Through(deaf.Url), Through(proxy.Url) with { SendsAccountToProxy = true } })
        {
            var tenant = $"http://{host}:{server.Port}";
            Assert.Equal(200, (await SendAsync(tenant, settings, Create)).Status);
            Assert.Null(settings.ProxyFor(new(tenant)));
        }

        Assert.Empty(proxy.Requests);
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData("https://127.0.0.1:8443")]
    [InlineData("https://localhost")]
    [InlineData("http://[::127.0.0.1]")]
    public void Other_ways_have_the_proxy_that_was_named(string server) =>
        Assert.Equal(new Uri("http://proxy.invalid:8080"), Through(new("http://proxy.invalid:8080")).ProxyFor(new(server)));

    [Fact]
    public async Task The_proxy_hears_who_the_user_is_when_it_asks()
    {
        await using var proxy = Asking();
        Assert.Equal(200, (await SendAsync(Tenant, Through(proxy.Url, "hunter2-pass"), Create)).Status);
        var sent = proxy.Requests.ToArray();
        Assert.Equal([null, Basic], sent.Select(r => r.Headers.GetValueOrDefault("Proxy-Authorization")));
        Assert.All(sent, r => Assert.Equal("""{"displayName":"Payroll"}""", r.Body));
    }

    [Fact]
    public async Task A_whole_session_goes_through_the_proxy()
    {
        await using var proxy = new RawServer(r => r.Target.EndsWith("/auth/v1/token", StringComparison.Ordinal)
            ? RawServer.Answer(200, """{"access_token":"hunter2-token","expires_in":600}""")
            : RawServer.Answer(200, """{"app":{"id":"a1","displayName":"Payroll"}}"""));
        using var client = new C1Client(
            new(Tenant), new PlainSecretTokenSource("fox@tenant.invalid/spc", "hunter2-secret"), new ClientSettings { Network = Through(proxy.Url) });
        Assert.Equal("a1", (await client.SendAsync(Some.NewApp(), null, Cancelled)).Id);
        Assert.Equal([Tenant + "/auth/v1/token", Tenant + "/api/v1/apps"], proxy.Requests.Select(r => r.Target));
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData("wrong", 2)]
    public async Task A_proxy_that_does_not_know_the_user_gets_no_further(string? password, int requests)
    {
        await using var proxy = Asking();
        var error = await Assert.ThrowsAsync<C1ApiException>(() => SendAsync(Tenant, Through(proxy.Url, password), Create));
        Assert.Equal(requests, proxy.Requests.Count);
        Assert.Equal(
            (C1ErrorKind.Network, "POST /api/v1/apps failed: the proxy asks who you are: give -Proxy with -ProxyCredential, or -ProxyUseDefaultCredentials."),
            (error.Kind, error.Message));
    }

    [Theory]
    [InlineData(403)]
    [InlineData(407)]
    [InlineData(502)]
    public async Task A_proxy_that_lets_no_tunnel_through_is_named(int status)
    {
        await using var proxy = new RawServer(_ => RawServer.Answer(status, "<p>no</p>", "text/html"));
        var error = await FailedAsync("https://tenant.invalid", Through(proxy.Url, "hunter2-pass"));
        Assert.Equal((C1ErrorKind.Network, true), (error.Kind, error.IsFinal));
        Assert.StartsWith("POST /api/v1/apps failed: the proxy did not let the connection through: ", error.Message, StringComparison.Ordinal);
        Assert.Contains($"status code '{status}'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("It may have been done", error.Message, StringComparison.Ordinal);
        Assert.Equal(("CONNECT", "tenant.invalid:443"), (proxy.Requests.First().Method, proxy.Requests.First().Target));
        AssertSaysNothing(error, proxy);
    }

    [Fact]
    public async Task The_way_to_the_tunnel_is_open_to_whom_the_proxy_knows()
    {
        await using var proxy = new RawServer(r => r.Headers.ContainsKey("Proxy-Authorization")
            ? "HTTP/1.1 200 Connection established\r\n\r\n"
            : RawServer.Answer(407, "", "text/plain", "Proxy-Authenticate: Basic realm=\"way out\""));
        var error = await FailedAsync("https://tenant.invalid", Through(proxy.Url, "hunter2-pass"));
        Assert.DoesNotContain("the proxy did not let the connection through", error.Message, StringComparison.Ordinal);
        Assert.Equal([null, Basic], proxy.Requests.Select(r => r.Headers.GetValueOrDefault("Proxy-Authorization")));
        AssertSaysNothing(error, proxy);
    }

    [Fact]
    public async Task A_proxy_that_is_not_there_is_named()
    {
        using var port = new ClosedPort();
        var error = await FailedAsync(Tenant, Through(port.Url));
        Assert.Equal((C1ErrorKind.Network, true), (error.Kind, error.NeverSent));
        Assert.StartsWith($"POST /api/v1/apps failed: no connection to tenant.invalid through the proxy {port.Url.Authority}: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_that_does_not_exist_is_named()
    {
        var error = await FailedAsync(Tenant, Through(new("http://no-such-proxy.invalid:8080")));
        Assert.Equal("POST /api/v1/apps failed: there is no host no-such-proxy.invalid, which is the proxy.", error.Message);
        Assert.True(error.IsFinal);
    }

    [Theory]
    [InlineData("http://tenant.invalid", 200)]
    [InlineData("https://tenant.invalid", 407)]
    public async Task The_password_in_the_address_of_a_proxy_of_the_system_shows_nowhere(string tenant, int status)
    {
        await using var proxy = new RawServer(_ => RawServer.Answer(status, "{}", "application/json", "Proxy-Authenticate: Basic realm=\"way out\""));
        var settings = new NetworkSettings { Proxy = new SystemProxy(new Uri($"http://user:hunter2-pass@127.0.0.1:{proxy.Port}")) };
        if (status == 200)
        {
            var trace = new RecordingTrace { WantsDetail = true };
            Assert.Equal(200, (await SendAsync(tenant, settings, Create with { Trace = trace })).Status);
            Assert.NotEmpty(trace.Details);
            Assert.All(trace.Details.Concat(trace.Lines), text => Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal));
        }
        else
        {
            AssertSaysNothing(await FailedAsync(tenant, settings), proxy);
        }
    }

    [Fact]
    public async Task Nor_does_it_when_that_proxy_is_not_there()
    {
        using var port = new ClosedPort();
        var error = await FailedAsync(Tenant, new NetworkSettings { Proxy = new SystemProxy(new Uri($"http://user:hunter2-pass@127.0.0.1:{port.Url.Port}")) });
        Assert.Contains($"through the proxy {port.Url.Authority}: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    private static NetworkSettings Through(Uri proxy, string? password = null) => new()
    {
        Proxy = new WebProxy(proxy) { Credentials = password is null ? null : new NetworkCredential("user", password) },
    };

    private static RawServer Asking() => new(r => r.Headers.GetValueOrDefault("Proxy-Authorization") == Basic
        ? RawServer.Answer(200)
        : RawServer.Answer(407, "<p>Who are you?</p>", "text/html", "Proxy-Authenticate: Basic realm=\"way out\""));

    // The proxy sees no token, and nobody sees the proxy's password.
    private static void AssertSaysNothing(C1ApiException error, RawServer proxy)
    {
        Assert.All(proxy.Requests, r => Assert.False(r.Headers.ContainsKey("Authorization")));
        for (Exception? e = error; e is not null; e = e.InnerException)
            Assert.DoesNotContain("hunter2", e.ToString(), StringComparison.Ordinal);
    }

    private static async Task<ApiResponse> SendAsync(string tenant, NetworkSettings network, ApiRequest request)
    {
        using var sender = new HttpSender(new(tenant), TimeSpan.FromSeconds(30), network);
        return await sender.SendAsync(request, Cancelled);
    }

    private static Task<C1ApiException> FailedAsync(string tenant, NetworkSettings network) =>
        Assert.ThrowsAsync<C1ApiException>(() => SendAsync(tenant, network, Create));

    /// <summary>What environment variables make: an address with a user in it.</summary>
    private sealed class SystemProxy(Uri address) : IWebProxy
    {
        public ICredentials? Credentials { get; set; } = new NetworkCredential("user", "hunter2-pass");

        public Uri GetProxy(Uri destination) => address;

        public bool IsBypassed(Uri host) => false;
    }
}
