using System;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using FsCheck.Fluent;
using Xunit;

namespace ConductorOne.Client.Tests.Http;

public class RedirectTests
{
    private static readonly ApiRequest Request = new()
    {
        Method = "GET",
        Path = "/api/v1/apps?page_size=10",
        Repeatable = true,
        Authorization = "Bearer hunter2-token",
    };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task The_same_path_on_the_same_host_is_followed(int status)
    {
        var first = true;
        await using var server = new RawServer(r =>
        {
            var answer = first ? RawServer.Redirect(status, r.Target) : RawServer.Answer(200, """{"done":true}""");
            first = false;
            return answer;
        });
        using var sender = new HttpSender(server.Url, TimeSpan.FromSeconds(30), new NetworkSettings());
        Assert.Equal("""{"done":true}""", (await sender.SendAsync(Request, Cancelled)).Text);
        Assert.Equal(2, server.Requests.Count);
        Assert.All(server.Requests, r => Assert.Equal("Bearer hunter2-token", r.Headers["Authorization"]));
    }

    [Theory]
    [InlineData("/api/v1/apps")]
    [InlineData("/api/v1/apps/?page_size=10")]
    [InlineData("/login")]
    [InlineData("/api/v1/apps?page_size=11")]
    [InlineData("http://localhost:PORT/api/v1/apps?page_size=10")]
    [InlineData("//evil.invalid/api/v1/apps?page_size=10")]
    [InlineData("https://evil.invalid/api/v1/apps?page_size=10")]
    [InlineData("https://127.0.0.1:1/api/v1/apps?page_size=10")]
    [InlineData("ftp://127.0.0.1/api/v1/apps?page_size=10")]
    public async Task Any_other_is_refused(string location)
    {
        await using var server = new RawServer(r => RawServer.Redirect(307, location.Replace("PORT", r.Headers["Host"].Split(':')[1])));
        var error = await RefusedAsync(server.Url, Request);
        Assert.Equal((C1ErrorKind.Redirected, 307, "GET", Request.Path), (error.Kind, error.Status, error.Method, error.Path));
        Assert.StartsWith("GET /api/v1/apps?page_size=10 was redirected (307) to ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(", and only a redirect to the same path on the same host is followed.", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Another_port_gets_no_token()
    {
        await using var other = new RawServer(_ => RawServer.Answer(200));
        await using var server = new RawServer(r => RawServer.Redirect(307, other.Url.AbsoluteUri.TrimEnd('/') + r.Target));
        Assert.Equal(C1ErrorKind.Redirected, (await RefusedAsync(server.Url, Request)).Kind);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task Wherever_it_points_nothing_but_the_same_is_ever_asked()
    {
        var location = "";
        var asked = 0;
        await using var other = new RawServer(_ => RawServer.Answer(200));
        await using var server = new RawServer(_ => asked++ == 0 ? RawServer.Redirect(307, location) : RawServer.Answer(200));
        using var sender = new HttpSender(server.Url, TimeSpan.FromSeconds(30), new NetworkSettings());
        var (own, others) = (server.Url.Authority, other.Url.Authority);
        var port = own.Split(':')[1];
        var anywhere =
            from scheme in Gen.Elements("", "http://", "HTTP://", "https://", "//", "///", "\\\\", "http:", "http:/", "ftp://", "file://", "javascript:")
            from user in Gen.Frequency((4, Gen.Constant("")), (1, Gen.Elements("user@", own + "@", others + "@", "a:b@", "@")))
            from host in Gen.Elements("", own, others, "localhost:" + port, "127.1:" + port, "2130706433:" + port, "[::1]:" + port, "[::ffff:127.0.0.1]:" + port, "127.0.0.1", "127.0.0.1.", "127.0.0.1:0", "evil.invalid")
            from path in Gen.Frequency(
                (5, Gen.Elements(
                    Request.Path, "/api/v1/apps", "/api/v1/./apps?page_size=10", "/api/v1/x/../apps?page_size=10", "/api/v1/apps%3Fpage_size=10", "/api/v1%2Fapps?page_size=10",
                    "/API/v1/apps?page_size=10", "//api/v1/apps?page_size=10", "\\api\\v1\\apps?page_size=10", "/api/v1/apps/?page_size=10", "/api/v1/apps?page_size=10&x", "?page_size=10")),
                (1, Always.AnyText.Select(text => "/" + text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal))))
            from fragment in Gen.Elements("", "#", "#x", " ", "\t")
            select scheme + user + host + path + fragment;
        await Always.HoldsAsync(anywhere, async pointed =>
        {
            (location, asked) = (pointed, 0);
            try
            {
                await sender.SendAsync(Request, Cancelled);
            }
            catch (C1ApiException exception)
            {
                // The same with TLS is followed, and does not find any.
                var isFollowed = exception.Kind == C1ErrorKind.Network && pointed.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
                Assert.True(isFollowed || exception.Kind == C1ErrorKind.Redirected, exception.Message);
            }

            Assert.All(server.Requests, r => Assert.Equal(("GET", Request.Path, own), (r.Method, r.Target, r.Headers["Host"])));
            Assert.Empty(other.Requests);
        });
    }

    [Fact]
    public async Task A_redirect_to_nowhere_is_refused()
    {
        await using var server = new RawServer(_ => RawServer.Answer(302, ""));
        Assert.Equal(
            "GET /api/v1/apps?page_size=10 was redirected (302) to nowhere, and only a redirect to the same path on the same host is followed.",
            (await RefusedAsync(server.Url, Request)).Message);
    }

    [Fact]
    public async Task A_loop_ends_after_three()
    {
        await using var server = new RawServer(r => RawServer.Redirect(307, r.Target));
        Assert.Equal(C1ErrorKind.Redirected, (await RefusedAsync(server.Url, Request)).Kind);
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task A_create_that_is_redirected_keeps_its_method_and_body()
    {
        var first = true;
        await using var server = new RawServer(r =>
        {
            var answer = first ? RawServer.Redirect(308, r.Target) : RawServer.Answer(200);
            first = false;
            return answer;
        });
        using var sender = new HttpSender(server.Url, TimeSpan.FromSeconds(30), new NetworkSettings());
        await sender.SendAsync(Request with { Method = "POST", Path = "/api/v1/apps", Body = () => Encoding.UTF8.GetBytes("{}") }, Cancelled);
        Assert.Equal([("POST", "{}"), ("POST", "{}")], server.Requests.Select(r => (r.Method, r.Body)));
    }

    [Fact]
    public async Task A_create_that_was_done_and_points_elsewhere_is_not_done_again()
    {
        // 303 says that the request was processed, and where its result is.
        await using var server = new RawServer(r => RawServer.Redirect(303, r.Target));
        var request = Request with { Method = "POST", Path = "/api/v1/apps", Repeatable = false, Body = () => Encoding.UTF8.GetBytes("{}") };
        Assert.Equal(C1ErrorKind.Redirected, (await RefusedAsync(server.Url, request)).Kind);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task The_trace_hears_of_a_refusal()
    {
        var trace = new RecordingTrace();
        await using var server = new RawServer(_ => RawServer.Redirect(307, "/login"));
        await RefusedAsync(server.Url, Request with { Trace = trace });
        Assert.Equal(["GET /api/v1/apps?page_size=10 #1 -> Redirected"], trace.Lines);
    }

    private static async Task<C1ApiException> RefusedAsync(Uri url, ApiRequest request)
    {
        using var sender = new HttpSender(url, TimeSpan.FromSeconds(30), new NetworkSettings());
        return await Assert.ThrowsAsync<C1ApiException>(() => sender.SendAsync(request, Cancelled));
    }
}
