using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Authentication;
using ConductorOne.Authentication.Device;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using ConductorOne.Identity;
using Xunit;

namespace ConductorOne.Client.Tests.Authentication.Device;

public class DeviceTokenSourceTests
{
    private const string Link = "https://acme.conductor.one/device?user_code=BCDF-GHJK";

    private static readonly Func<ApiResponse> Granted = () => FakeSender.Answer(200, """{"access_token":"hunter2-token","token_type":"Bearer","expires_in":600}""");
    private static readonly Func<ApiResponse> Pending = Error("authorization_pending");
    private static readonly Func<ApiResponse> SlowDown = Error("slow_down");

    private readonly FakePrompt _prompt = new();
    private readonly RecordedWaits _waiting = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_asks_for_a_code_and_then_for_the_token()
    {
        var server = new FakeSender(Asked(), Granted);
        var token = await NewSource("fox").FetchAsync(TokenEndpoint.Behind(server), null, Cancelled);
        Assert.Equal(("hunter2-token", "Bearer"), (token.Value, token.Type));
        Assert.Equal(["/auth/v1/device_authorization", "/auth/v1/token"], server.Requests.Select(r => r.Path));
        Assert.All(server.Requests, r => Assert.Equal(("POST", "application/x-www-form-urlencoded", false), (r.Method, r.ContentType, r.Authorised)));
        Assert.Equal(new Dictionary<string, string> { ["client_id"] = "fox" }, Form.Read(server.Bodies[0]));
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["grant_type"] = "urn:ietf:params:oauth:grant-type:device_code",
                ["device_code"] = "hunter2-device",
                ["client_id"] = "fox",
            },
            Form.Read(server.Bodies[1]));
    }

    [Fact]
    public async Task The_person_sees_the_link_the_code_and_the_time_that_is_left()
    {
        await NewSource().FetchAsync(TokenEndpoint.Behind(new FakeSender(Asked(interval: 3), Granted)), null, Cancelled);
        Assert.Equal((new Uri(Link), "BCDF-GHJK"), Assert.Single(_prompt.Shown));
        Assert.Equal(3, _prompt.Left.Count);
        Assert.All(_prompt.Left, left => Assert.InRange(left, TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(10)));
    }

    [Fact]
    public async Task Without_a_complete_link_the_plain_one_is_shown()
    {
        const string asked = """{"device_code":"d-123","user_code":"BCDF-GHJK","verification_uri":"https://acme.conductor.one/device","expires_in":600}""";
        await NewSource().FetchAsync(TokenEndpoint.Behind(new FakeSender(() => FakeSender.Answer(200, asked), Granted)), null, Cancelled);
        Assert.Equal((new Uri("https://acme.conductor.one/device"), "BCDF-GHJK"), Assert.Single(_prompt.Shown));
        Assert.Equal(TimeSpan.FromSeconds(5), Waited());
    }

    [Fact]
    public async Task It_waits_between_questions_for_as_long_as_the_answer_is_pending()
    {
        var server = new FakeSender(Asked(interval: 7), Pending, Pending, Granted);
        await NewSource().FetchAsync(TokenEndpoint.Behind(server), null, Cancelled);
        Assert.Equal(4, server.Requests.Count);
        Assert.Equal(TimeSpan.FromSeconds(21), Waited());
        Assert.Single(_prompt.Shown);
    }

    [Fact]
    public async Task A_server_that_is_asked_too_often_is_asked_five_seconds_later_from_then_on()
    {
        var server = new FakeSender(Asked(interval: 2), SlowDown, Pending, SlowDown, Pending, Granted);
        await NewSource().FetchAsync(TokenEndpoint.Behind(server), null, Cancelled);
        Assert.Equal(TimeSpan.FromSeconds(2 + 7 + 7 + 12 + 12), Waited());
    }

    [Theory]
    [InlineData("0", 1)]
    [InlineData("-3", 1)]
    [InlineData("\"4\"", 4)]
    public async Task An_interval_is_a_second_at_least(string interval, int seconds)
    {
        await NewSource().FetchAsync(TokenEndpoint.Behind(new FakeSender(AskedWith("\"interval\":" + interval), Granted)), null, Cancelled);
        Assert.Equal(TimeSpan.FromSeconds(seconds), Waited());
    }

    [Fact]
    public async Task A_number_of_seconds_beyond_all_reason_does_no_harm()
    {
        const string most = "9223372036854775807";
        await NewSource().FetchAsync(TokenEndpoint.Behind(new FakeSender(AskedWith($"\"expires_in\":{most},\"interval\":{most}"), Granted)), null, Cancelled);
        Assert.InRange(_prompt.Left[0], TimeSpan.FromHours(23), TimeSpan.FromHours(24));
        Assert.Equal(TimeSpan.FromHours(24), Waited());
    }

    [Theory]
    [InlineData("expired_token", "Nobody signed in before the code expired. Run Connect-C1 -Device again.")]
    [InlineData("access_denied", "The sign-in was denied in the browser.")]
    public async Task The_end_of_it_is_told_in_plain_words(string code, string message)
    {
        var server = new FakeSender(Asked(), Pending, Error(code), Granted);
        var error = await FailedAsync(server);
        Assert.Equal((C1ErrorKind.SignInFailed, code, message, true), (error.Kind, error.Code, error.Message, error.IsFinal));
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_code_that_has_ended_is_not_asked_for_again()
    {
        var server = new FakeSender(AskedWith("\"expires_in\":0"), Pending, Granted);
        Assert.Equal("Nobody signed in before the code expired. Run Connect-C1 -Device again.", (await FailedAsync(server)).Message);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Any_other_refusal_is_the_servers_to_explain()
    {
        var error = await FailedAsync(new FakeSender(Asked(), () => FakeSender.Answer(400, """{"error":"invalid_grant","error_description":"used"}""")));
        Assert.Equal("POST /auth/v1/token was answered with 400 invalid_grant: used", error.Message);
    }

    [Fact]
    public async Task A_client_that_may_not_ask_is_told_so()
    {
        var server = new FakeSender(() => FakeSender.Answer(401, """{"error":"invalid_client","error_description":"unknown"}"""));
        using var cache = new TokenCache(NewSource(), TokenEndpoint.Behind(server));
        var error = await Assert.ThrowsAsync<C1ApiException>(() => cache.GetAsync(null, Cancelled));
        Assert.Equal("POST /auth/v1/device_authorization was answered with 401 invalid_client: unknown", error.Message);
        Assert.Empty(_prompt.Shown);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///usr/bin/xcalc")]
    [InlineData("ms-settings:")]
    [InlineData("http://acme.conductor.one/device")]
    [InlineData("ftp://acme.conductor.one/device")]
    [InlineData("/device")]
    [InlineData("acme.conductor.one/device")]
    [InlineData("https://")]
    [InlineData("calc.exe")]
    [InlineData("--new-window")]
    public async Task What_is_no_web_page_is_not_opened(string link)
    {
        var server = new FakeSender(AskedWith($"\"verification_uri_complete\":\"{link}\""), Granted);
        Assert.Equal("Signing in failed: the server gave no https link to sign in at.", (await FailedAsync(server)).Message);
        Assert.Empty(_prompt.Shown);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("https://login.acme.example/d?x=1#y")]
    [InlineData("http://127.0.0.1:8080/device")]
    [InlineData("http://localhost/device")]
    public async Task A_web_page_may_be_anywhere(string link)
    {
        await NewSource().FetchAsync(TokenEndpoint.Behind(new FakeSender(AskedWith($"\"verification_uri_complete\":\"{link}\""), Granted)), null, Cancelled);
        Assert.Equal(new Uri(link), Assert.Single(_prompt.Shown).Link);
    }

    [Theory]
    [InlineData("\"device_code\":\"\"")]
    [InlineData("\"device_code\":null")]
    [InlineData("\"user_code\":\"\"")]
    public async Task Without_a_code_nobody_is_asked_to_look_for_one(string member)
    {
        Assert.Equal("Signing in failed: the server gave no code to sign in with.", (await FailedAsync(new FakeSender(AskedWith(member), Granted))).Message);
        Assert.Empty(_prompt.Shown);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("<html>hunter2-device</html>")]
    [InlineData("""{"device_code":"hunter2-device",""")]
    [InlineData("""{"device_code":{"hunter2-device":1}}""")]
    public async Task An_answer_that_is_none_is_refused_and_not_shown(string body)
    {
        var error = await FailedAsync(new FakeSender(() => FakeSender.Answer(200, body)));
        Assert.Equal((C1ErrorKind.InvalidResponse, (string?)null), (error.Kind, error.Body));
    }

    [Fact]
    public async Task A_second_fetch_asks_the_person_again()
    {
        var server = new FakeSender(Asked(), Error("access_denied"), Asked(), Granted);
        var source = NewSource();
        await Assert.ThrowsAsync<C1ApiException>(() => source.FetchAsync(TokenEndpoint.Behind(server), null, Cancelled));
        Assert.Equal((true, null), (source.CanRenew, source.Advice));
        await source.FetchAsync(TokenEndpoint.Behind(server), null, Cancelled);
        Assert.Equal(2, _prompt.Shown.Count);
        Assert.False(source.CanRenew);
    }

    [Fact]
    public async Task When_the_token_has_ended_the_person_is_not_asked_behind_their_back()
    {
        await using var server = new RawServer(r => r.Target switch
        {
            "/auth/v1/device_authorization" => RawServer.Answer(200, AskedText("\"interval\":1")),
            "/auth/v1/token" => RawServer.Answer(200, Granted().Text),
            _ => RawServer.Answer(401, """{"code":16,"message":"token expired."}"""),
        });
        using var client = new C1Client(server.Url, NewSource());
        var error = await Assert.ThrowsAsync<C1ApiException>(() => client.SendAsync(IdentityCalls.Introspect(), null, Cancelled));
        Assert.Equal(
            "GET /api/v1/auth/introspect was answered with 401 UNAUTHENTICATED: token expired. A sign-in with -Device lasts as long as its token: "
                + "run Connect-C1 -Device again, or once with -Save to stay signed in.",
            error.Message);
        Assert.Single(_prompt.Shown);
        Assert.Equal(("Device", 3), (client.SignIn, server.Requests.Count));
    }

    [Fact]
    public async Task A_question_that_was_lost_is_asked_again()
    {
        var lost = new C1ApiException("it broke") { Kind = C1ErrorKind.Network };
        var server = new FakeSender(Asked(), Pending, () => FakeSender.Answer(503), () => throw lost, Pending, Granted);
        var retries = new RecordedWaits();
        var token = await NewSource().FetchAsync(TokenEndpoint.Behind(new RetryingSender(server, retries.Rule)), null, Cancelled);
        Assert.Equal("hunter2-token", token.Value);

        // At the pace of the polls, never faster: each trouble adds five seconds.
        Assert.Equal((6, 0), (server.Requests.Count, retries.Waits.Count));
        Assert.Equal(TimeSpan.FromSeconds(5 + 5 + 10 + 15 + 15), Waited());
        Assert.Single(_prompt.Shown);
    }

    [Fact]
    public async Task It_stops_when_it_is_told_to()
    {
        using var stop = new CancellationTokenSource();
        var waits = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var source = new DeviceTokenSource("fox", _prompt)
        {
            Delay = (_, token) =>
            {
                waits.TrySetResult();
                return Task.Delay(Timeout.Infinite, token);
            },
        };
        var server = new FakeSender(Asked(), Granted);
        var fetching = source.FetchAsync(TokenEndpoint.Behind(server), null, stop.Token);
        await waits.Task;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetching);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task The_device_code_shows_nowhere()
    {
        var polls = 0;
        await using var server = new RawServer(r => r.Target == "/auth/v1/device_authorization" ? RawServer.Answer(200, AskedText("\"interval\":1"))
            : ++polls == 1 ? RawServer.Answer(400, Pending().Text)
            : RawServer.Answer(400, """{"error":"invalid_grant","error_description":"not hunter2-device, nor hunter2%2Ddevice"}""", "application/json", "X-Echo: hunter2-device"));
        var trace = new RecordingTrace { WantsDetail = true };
        var source = NewSource();
        using var client = new C1Client(server.Url, source);
        var error = await Assert.ThrowsAsync<C1ApiException>(() => client.SignInAsync(trace, Cancelled));
        Assert.EndsWith("invalid_grant: not ***, nor ***", error.Message, StringComparison.Ordinal);
        Assert.Equal(6, trace.Details.Count);
        Assert.Contains(trace.Details, d => d.Contains("\"device_code\":\"***\",\"user_code\":\"BCDF-GHJK\"", StringComparison.Ordinal));
        Assert.Contains(trace.Details, d => d.EndsWith("&device_code=***&client_id=fox", StringComparison.Ordinal));
        Assert.All(trace.Details.Concat(trace.Lines).Append(error.ToString() + error.Body), text => Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal));
        Assert.Equal(["hunter2-device"], source.Secrets);
    }

    private static Func<ApiResponse> Asked(int interval = 5) => AskedWith(FormattableString.Invariant($"\"interval\":{interval}"));

    private static Func<ApiResponse> AskedWith(string members) => () => FakeSender.Answer(200, AskedText(members));

    // Of two members of one name the last counts.
    private static string AskedText(string members) => $$"""
        {"device_code":"hunter2-device","user_code":"BCDF-GHJK","verification_uri":"https://acme.conductor.one/device","verification_uri_complete":"{{Link}}","expires_in":600,{{members}}}
        """;

    private static Func<ApiResponse> Error(string code) => () => FakeSender.Answer(400, $$"""{"error":"{{code}}"}""");

    private DeviceTokenSource NewSource(string clientId = "fox") => new(clientId, _prompt) { Delay = _waiting.Rule.Delay };

    private TimeSpan Waited() => TimeSpan.FromTicks(_waiting.Waits.Sum(w => w.Ticks));

    private Task<C1ApiException> FailedAsync(FakeSender server) =>
        Assert.ThrowsAsync<C1ApiException>(() => NewSource().FetchAsync(TokenEndpoint.Behind(server), null, Cancelled));
}
