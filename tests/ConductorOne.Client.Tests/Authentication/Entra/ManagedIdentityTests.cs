using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Authentication.Entra;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using ConductorOne.Validation;
using Xunit;

namespace ConductorOne.Client.Tests.Authentication.Entra;

[Collection(PlatformVariables.Collection)]
public class ManagedIdentityTests
{
    private const string Header = "hunter2-identity-header";
    private const string ClientId = "5c0f1b6e-52a5-4f42-9a61-0b8c5a3d7e11";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, null, "&resource=acme.conductor.one")]
    [InlineData(null, " api://c1/.default ", "&resource=api://c1")]
    [InlineData(ClientId, null, "&resource=acme.conductor.one&client_id=" + ClientId)]
    [InlineData(ClientId, "api://c1", "&resource=api://c1&client_id=" + ClientId)]
    public async Task App_Service_and_Automation_are_asked_as_they_expect(string? clientId, string? resource, string query)
    {
        await using var server = new RawServer(_ => Token("tok-1"));
        using var variables = PlatformVariables.AppService(new(server.Url, "/msi/token"), Header);
        var source = new ManagedIdentityTokenSource(clientId, resource, new ClientSettings());
        Assert.Equal("tok-1", await source.FetchAsync("acme.conductor.one", null, Cancelled));

        var sent = Assert.Single(server.Requests);
        Assert.Equal(("GET", "/msi/token?api-version=2019-08-01" + query, Header), (sent.Method, sent.Target, sent.Headers["X-IDENTITY-HEADER"]));
        Assert.Equal(["Accept", "Accept-Encoding", "Host", "User-Agent", "X-IDENTITY-HEADER"], sent.Headers.Keys.Order(StringComparer.Ordinal));
        Assert.StartsWith("ConductorOne.PowerShell/", sent.Headers["User-Agent"], StringComparison.Ordinal);
        Assert.Equal(("ManagedIdentity", "the managed identity"), (source.SignIn, source.Origin));
        Assert.Equal([Header], source.Secrets);
    }

    [Fact]
    public async Task Every_fetch_asks_for_a_new_token()
    {
        var given = 0;
        await using var server = new RawServer(_ => Token("tok-" + (++given).ToString(CultureInfo.InvariantCulture)));
        using var variables = PlatformVariables.AppService(server.Url, Header);
        var source = new ManagedIdentityTokenSource(null, null, new ClientSettings());
        Assert.Equal("tok-1", await source.FetchAsync("acme.conductor.one", null, Cancelled));
        Assert.Equal("tok-2", await source.FetchAsync("acme.conductor.one", null, Cancelled));
        Assert.Equal("tok-3", await new ManagedIdentityTokenSource(null, null, new ClientSettings()).FetchAsync("acme.conductor.one", null, Cancelled));
    }

    [Fact]
    public async Task A_virtual_machines_metadata_service_is_asked_past_its_cache_once_it_answers()
    {
        await using var server = new RawServer(r => r.Headers.ContainsKey("Metadata") ? Token("tok-vm") : RawServer.Answer(400));
        using var variables = PlatformVariables.VirtualMachine(server.Url);
        var trace = new RecordingTrace();
        Assert.Equal("tok-vm", await new ManagedIdentityTokenSource(ClientId, null, new ClientSettings()).FetchAsync("acme.conductor.one", trace, Cancelled));

        var query = "?api-version=2018-02-01&resource=acme.conductor.one&client_id=" + ClientId + "&bypass_cache=true";
        Assert.Equal(["/metadata/identity/oauth2/token", "/metadata/identity/oauth2/token" + query], server.Requests.Select(r => r.Target));
        var asked = server.Requests.Last().Headers;
        Assert.Equal("true", asked["Metadata"]);
        Assert.DoesNotContain(asked.Keys, k => k.StartsWith("x-client", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(["GET /metadata/identity/oauth2/token #1 -> 400", "GET /metadata/identity/oauth2/token #1 -> 200"], trace.Lines);
    }

    [Fact]
    public async Task Azure_Arc_is_asked_as_it_expects_and_its_challenge_reaches_MSAL()
    {
        // The file is nowhere near where Arc keeps its own, so the way ends here.
        await using var server = new RawServer(_ => RawServer.Answer(401, "", "text/plain", "WWW-Authenticate: Basic realm=/elsewhere/challenge.key"));
        var url = new Uri(server.Url, "/metadata/identity/oauth2/token").ToString();
        using var variables = new PlatformVariables(("IDENTITY_ENDPOINT", url), ("IMDS_ENDPOINT", server.Url.ToString()));
        var error = await FailedAsync();
        Assert.Equal(C1ErrorKind.SignInFailed, error.Kind);
        Assert.StartsWith("Microsoft Entra gave no token: [Managed Identity] The file on the file path in the WWW-Authenticate header", error.Message, StringComparison.Ordinal);
        Assert.Null(error.InnerException);

        var asked = server.Requests.Last();
        Assert.Equal("/metadata/identity/oauth2/token?api-version=2020-06-01&resource=acme.conductor.one&bypass_cache=true", asked.Target);
        Assert.Equal("true", asked.Headers["Metadata"]);
    }

    [Fact]
    public async Task The_trace_tells_of_each_request_without_secrets()
    {
        var answered = 0;
        await using var server = new RawServer(_ => ++answered == 1 ? RawServer.Answer(503) : Token("hunter2-token"));
        using var variables = PlatformVariables.AppService(new(server.Url, "/msi/token"), Header);
        var (trace, waiting) = (new RecordingTrace(), new RecordedWaits());
        await new ManagedIdentityTokenSource(ClientId, null, new ClientSettings { Retry = waiting.Rule }).FetchAsync("acme.conductor.one", trace, Cancelled);
        Assert.Equal(["GET /msi/token #1 -> 503", "GET /msi/token #1 waits", "GET /msi/token #2 -> 200"], trace.Lines);
        Assert.Single(waiting.Waits);
    }

    [Fact]
    public async Task A_refusal_keeps_the_platforms_words_and_no_secret()
    {
        var answer = $$"""{"statusCode":400,"message":"No identity for client id. You sent {{Header}}.","correlationId":"1"}""";
        await using var server = new RawServer(_ => RawServer.Answer(400, answer));
        using var variables = PlatformVariables.AppService(new(server.Url, "/msi/token"), Header);
        var error = await FailedAsync();
        Assert.Equal((C1ErrorKind.SignInFailed, 400, "/msi/token"), (error.Kind, error.Status, error.Path));
        Assert.StartsWith(
            "GET /msi/token was answered with 400: No identity for client id. You sent ***. Is the identity assigned to this resource,",
            error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString() + error.Body, StringComparison.Ordinal);
        Assert.Null(error.InnerException);
        Assert.Empty(error.Data);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(404, C1ErrorKind.NotFound, true)]
    [InlineData(429, C1ErrorKind.RateLimited, false)]
    [InlineData(500, C1ErrorKind.ServerError, false)]
    public async Task Other_answers_are_told_for_what_they_are(int status, C1ErrorKind kind, bool isNobody)
    {
        await using var server = new RawServer(_ => RawServer.Answer(status, "<html>", "text/html"));
        using var variables = PlatformVariables.AppService(new(server.Url, "/msi/token"), Header);
        var error = await FailedAsync();
        Assert.Equal((kind, status), (error.Kind, error.Status));
        Assert.StartsWith(FormattableString.Invariant($"GET /msi/token was answered with {status}: "), error.Message, StringComparison.Ordinal);
        Assert.Equal(isNobody, error.Message.Contains("No managed identity answers here: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("""{"access_token":"hunter2","expires_on":""")]
    [InlineData("""{"token_type":"Bearer"}""")]
    [InlineData("")]
    public async Task A_success_without_a_token_is_an_error(string body)
    {
        await using var server = new RawServer(_ => RawServer.Answer(200, body));
        using var variables = PlatformVariables.AppService(server.Url, Header);
        var error = await FailedAsync();
        Assert.Equal(C1ErrorKind.SignInFailed, error.Kind);
        Assert.StartsWith("Microsoft Entra gave no token: [Managed Identity] ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
        Assert.Null(error.InnerException);
    }

    [Fact]
    public async Task Where_nobody_listens_the_error_says_what_a_managed_identity_needs()
    {
        using var port = new ClosedPort();
        foreach (var variables in new Func<PlatformVariables>[] { () => PlatformVariables.AppService(port.Url, Header), () => PlatformVariables.VirtualMachine(port.Url) })
        {
            using (variables())
            {
                var error = await FailedAsync();
                Assert.Equal(C1ErrorKind.Network, error.Kind);
                Assert.Contains(" failed: no connection to 127.0.0.1:", error.Message, StringComparison.Ordinal);
                Assert.EndsWith(
                    " No managed identity answers here: one belongs to an Azure resource (App Service, Functions, Automation, a virtual machine, a server with Azure Arc) and must be enabled there.",
                    error.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Where_the_metadata_service_keeps_silent_it_takes_seconds_to_say_so()
    {
        using var server = new SilentServer();
        using var variables = PlatformVariables.VirtualMachine(server.Url);
        var time = new ManualTime();
        var failing = FailedAsync(time);
        using (await server.SpokenToAsync(Cancelled))
        {
            time.Advance(TimeSpan.FromSeconds(2.999));
            Assert.False(failing.IsCompleted);
            time.Advance(TimeSpan.FromSeconds(0.001));
        }

        var error = await failing;
        Assert.Equal(C1ErrorKind.Timeout, error.Kind);
        Assert.StartsWith("GET /metadata/identity/oauth2/token failed: no answer within 3 seconds. No managed identity answers here: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_stops_at_once_when_it_is_told_to()
    {
        using var server = new SilentServer();
        using var variables = PlatformVariables.AppService(server.Url, Header);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var fetching = new ManagedIdentityTokenSource(null, null, new ClientSettings()).FetchAsync("acme.conductor.one", null, stop.Token);
        using (await server.SpokenToAsync(Cancelled))
        {
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetching.WaitAsync(TimeSpan.FromSeconds(30), Cancelled));
        }
    }

    [Fact]
    public async Task No_proxy_comes_between()
    {
        using var proxy = new ClosedPort();
        await using var server = new RawServer(_ => Token("tok-1"));
        using var variables = PlatformVariables.AppService(server.Url, Header);
        var settings = new ClientSettings { Network = new NetworkSettings { Proxy = new WebProxy(proxy.Url) } };
        Assert.Equal("tok-1", await new ManagedIdentityTokenSource(null, null, settings).FetchAsync("acme.conductor.one", null, Cancelled));
    }

    [Theory]
    [InlineData("")]
    [InlineData("clever-fox-12345@acme.conductor.one/wfe")]
    public void A_client_id_that_is_none_is_refused(string clientId)
    {
        var error = Assert.Throws<C1InputException>(() => new ManagedIdentityTokenSource(clientId, null, new ClientSettings()));
        Assert.Equal("ManagedIdentityClientId", error.Parameter);
        Assert.Equal("The managed identity's client id is not of the form 00000000-0000-0000-0000-000000000000.", error.Message);
    }

    [Theory]
    [InlineData("api://c1&client_id=x")]
    [InlineData("api://c1#")]
    [InlineData("api://c 1")]
    [InlineData("/.default")]
    public void A_resource_that_would_change_the_request_is_refused(string resource)
    {
        var error = Assert.Throws<C1InputException>(() => new ManagedIdentityTokenSource(null, resource, new ClientSettings()));
        Assert.Equal("Resource", error.Parameter);
        Assert.StartsWith("The resource is not the identifier of an application", error.Message, StringComparison.Ordinal);
    }

    private static Task<C1ApiException> FailedAsync(ManualTime? time = null) => Assert.ThrowsAsync<C1ApiException>(
        () => new ManagedIdentityTokenSource(null, null, new ClientSettings { Retry = new RecordedWaits().Rule, Clock = time?.Clock ?? new MachineClock() }).FetchAsync("acme.conductor.one", null, Cancelled));

    private static string Token(string token) => RawServer.Answer(
        200, FormattableString.Invariant($$"""{"access_token":"{{token}}","expires_on":"{{DateTimeOffset.UtcNow.AddDays(1).ToUnixTimeSeconds()}}","resource":"r","token_type":"Bearer"}"""));
}
