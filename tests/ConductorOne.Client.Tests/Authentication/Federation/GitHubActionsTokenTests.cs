using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Authentication.Federation;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using Xunit;

namespace ConductorOne.Client.Tests.Authentication.Federation;

[Collection(PlatformVariables.Collection)]
public sealed class GitHubActionsTokenTests : IDisposable
{
    private const string RequestToken = "hunter2-request";

    private readonly EnvironmentVariable _url = new("ACTIONS_ID_TOKEN_REQUEST_URL", null);
    private readonly EnvironmentVariable _token = new("ACTIONS_ID_TOKEN_REQUEST_TOKEN", RequestToken);
    private readonly RecordedWaits _waiting = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _url.Dispose();
        _token.Dispose();
    }

    [Theory]
    [InlineData("/idtoken/7?api-version=2.0", "/idtoken/7?api-version=2.0&audience=127.0.0.1")]
    [InlineData("/idtoken", "/idtoken?audience=127.0.0.1")]
    public async Task It_asks_the_job_for_a_token_made_out_to_the_tenant(string path, string asked)
    {
        var token = Jwt.Fresh();
        await using var actions = new RawServer(_ => RawServer.Answer(200, $$"""{"count":{{token.Length}},"value":"{{token}}"}"""));
        _url.Value = actions.Url.GetLeftPart(UriPartial.Authority) + path;
        _token.Value = " " + RequestToken + "\n";
        var source = NewSource();
        Assert.Equal(token, await source.FetchAsync("127.0.0.1", null, Cancelled));

        var request = Assert.Single(actions.Requests);
        Assert.Equal(("GET", asked, ""), (request.Method, request.Target, request.Body));
        Assert.Equal("Bearer " + RequestToken, request.Headers["Authorization"]);
        Assert.False(request.Headers.ContainsKey("DPoP"));
        Assert.Equal(("WorkloadFederation", "GitHub Actions"), (source.SignIn, source.Origin));
        Assert.Equal([RequestToken], source.Secrets);
    }

    [Fact]
    public async Task The_audience_is_escaped()
    {
        await using var actions = new RawServer(_ => RawServer.Answer(200, $$"""{"value":"{{Jwt.Fresh()}}"}"""));
        _url.Value = actions.Url + "idtoken?api-version=2.0";
        await NewSource().FetchAsync("api://a b&c=d/ä", null, Cancelled);
        Assert.Equal("/idtoken?api-version=2.0&audience=api%3A%2F%2Fa%20b%26c%3Dd%2F%C3%A4", Assert.Single(actions.Requests).Target);
    }

    [Fact]
    public async Task Each_time_a_new_one_is_asked_for()
    {
        await using var actions = new RawServer(_ => RawServer.Answer(200, $$"""{"value":"{{Jwt.Fresh()}}"}"""));
        _url.Value = actions.Url.ToString();
        var source = NewSource();
        Assert.NotEqual(await source.FetchAsync("a", null, Cancelled), await source.FetchAsync("a", null, Cancelled));
    }

    [Theory]
    [InlineData(null, RequestToken)]
    [InlineData("https://actions.example", null)]
    [InlineData(" ", RequestToken)]
    [InlineData("https://actions.example", " ")]
    public void Elsewhere_it_says_what_is_missing(string? url, string? token)
    {
        (_url.Value, _token.Value) = (url, token);
        Wire.Refused(
            "GitHubActions",
            "No OIDC token can be asked for here: ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are not both set. "
                + "They are in a GitHub Actions job that has the permission \"id-token: write\".",
            () => NewSource());
    }

    [Theory]
    [InlineData("http://actions.example/idtoken")]
    [InlineData("http://127.0.0.1.evil.example/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("actions.example")]
    [InlineData("/idtoken")]
    public void The_request_token_is_not_sent_in_the_clear(string url)
    {
        _url.Value = url;
        Wire.Refused("GitHubActions", "ACTIONS_ID_TOKEN_REQUEST_URL is not the address of an https endpoint.", () => NewSource());
    }

    [Fact]
    public async Task A_refusal_comes_through_without_the_secret()
    {
        var (error, _) = await FailedAsync(RawServer.Answer(401, """{"message":"bad token hunter2-request"}"""));
        Assert.Equal((C1ErrorKind.SignInFailed, 401), (error.Kind, error.Status));
        Assert.Equal("GET /idtoken was answered with 401: bad token ***", error.Message);
    }

    [Fact]
    public async Task A_web_page_is_called_a_web_page()
    {
        var (error, _) = await FailedAsync(RawServer.Answer(200, "<html>hunter2-request</html>", "text/html"));
        Assert.Equal(
            (C1ErrorKind.InvalidResponse,
                "GET /idtoken was answered with 200, but the answer is a web page, not JSON. A gateway or a proxy on the way may have sent it."),
            (error.Kind, error.Message));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"value":null}""")]
    [InlineData("""{"value":""}""")]
    [InlineData("""{"value":5}""")]
    [InlineData("""{"value":{"hunter2-answer":1}}""")]
    [InlineData("""{"value":"\ud800"}""")]
    [InlineData("""{"value":"hunter2-answer""")]
    public async Task An_answer_without_a_token_is_unreadable_and_not_shown(string body)
    {
        var (error, requests) = await FailedAsync(RawServer.Answer(200, body));
        Assert.Equal((C1ErrorKind.InvalidResponse, (string?)null, 1), (error.Kind, error.Body, requests));
    }

    [Fact]
    public async Task A_service_that_is_busy_is_asked_again()
    {
        var answers = 0;
        var token = Jwt.Fresh();
        await using var actions = new RawServer(_ => Interlocked.Increment(ref answers) < 3 ? RawServer.Answer(503) : RawServer.Answer(200, $$"""{"value":"{{token}}"}"""));
        _url.Value = actions.Url + "idtoken";
        var trace = new RecordingTrace { WantsDetail = true };
        Assert.Equal(token, await NewSource().FetchAsync("127.0.0.1", trace, Cancelled));
        Assert.Equal(2, _waiting.Waits.Count);
        Assert.Equal(
            ["-> 503", "waits", "-> 503", "waits", "-> 200"],
            trace.Lines.Select(l => l[(l.LastIndexOf('#') + 3)..]));
        Assert.Equal(6, trace.Details.Count);
        Assert.All(trace.Details, d => Assert.DoesNotContain("hunter2", d, StringComparison.Ordinal));
        Assert.All(trace.Details, d => Assert.DoesNotContain(token, d, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_request_token_follows_no_redirect_to_another_place()
    {
        await using var elsewhere = new RawServer(_ => RawServer.Answer(200));
        var (error, _) = await FailedAsync(RawServer.Redirect(307, elsewhere.Url + "idtoken?api-version=2.0&audience=127.0.0.1"));
        Assert.Equal(C1ErrorKind.Redirected, error.Kind);
        Assert.Empty(elsewhere.Requests);
    }

    private GitHubActionsToken NewSource() => new(new ClientSettings { Retry = _waiting.Rule });

    private async Task<(C1ApiException Error, int Requests)> FailedAsync(string answer)
    {
        await using var actions = new RawServer(_ => answer);
        _url.Value = actions.Url + "idtoken?api-version=2.0";
        var trace = new RecordingTrace { WantsDetail = true };
        var source = NewSource();
        var error = await Assert.ThrowsAsync<C1ApiException>(() => source.FetchAsync("127.0.0.1", trace, Cancelled));
        Assert.DoesNotContain("hunter2", error.ToString() + error.Body + string.Concat(trace.Details.Where(d => d.StartsWith("GET", StringComparison.Ordinal))), StringComparison.Ordinal);
        return (error, actions.Requests.Count);
    }
}
