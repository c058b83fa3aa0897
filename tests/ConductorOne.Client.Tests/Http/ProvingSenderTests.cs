using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Authentication;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using ConductorOne.Identity;
using Xunit;

namespace ConductorOne.Client.Tests.Http;

public class ProvingSenderTests
{
    private static readonly Uri Server = new("https://acme.conductor.one:8443");

    private static readonly ApiRequest Call = new() { Method = "GET", Path = "/api/v1/apps?page_size=5", Repeatable = true, Authorization = "DPoP hunter2-token" };

    private static readonly ApiRequest TokenRequest = new() { Method = "POST", Path = "/auth/v1/token", Authorised = false, Repeatable = true };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_is_proven_with_its_token_and_without_its_query()
    {
        var next = FakeSender.Answering(200);
        await NewSender(next).SendAsync(Call, Cancelled);
        var claims = ProofsOf(next).Single().Claims;
        Assert.Equal(
            ("GET", "https://acme.conductor.one:8443/api/v1/apps", "-dnzmdQMP3aRS7bUtdYU9UzKh9PV3wBf-O-CD9gVhLg"),
            (claims["htm"]!.GetValue<string>(), claims["htu"]!.GetValue<string>(), claims["ath"]!.GetValue<string>()));
        Assert.False(claims.ContainsKey("nonce"));
        Assert.Equal(("DPoP hunter2-token", Call.Path), (next.Requests[0].Authorization, next.Requests[0].Path));
    }

    [Fact]
    public async Task A_token_request_is_proven_without_a_token()
    {
        var next = FakeSender.Answering(200);
        await NewSender(next).SendAsync(TokenRequest, Cancelled);
        var claims = ProofsOf(next).Single().Claims;
        Assert.Equal(("POST", "https://acme.conductor.one:8443/auth/v1/token"), (claims["htm"]!.GetValue<string>(), claims["htu"]!.GetValue<string>()));
        Assert.False(claims.ContainsKey("ath"));
    }

    [Theory]
    [InlineData("/auth/v1/device_authorization")]
    [InlineData("/api/v1/functions/upload/x?signature=y")]
    public async Task What_carries_neither_a_token_nor_asks_for_one_is_not_proven(string path)
    {
        var next = FakeSender.Answering(200);
        await NewSender(next).SendAsync(TokenRequest with { Path = path }, Cancelled);
        Assert.Null(Assert.Single(next.Requests).Proof);
    }

    [Fact]
    public async Task All_proofs_of_a_session_are_of_one_key_and_those_of_another_of_another()
    {
        var next = FakeSender.Answering(200);
        var first = NewSender(next);
        await first.SendAsync(TokenRequest, Cancelled);
        await first.SendAsync(Call, Cancelled);
        await NewSender(next).SendAsync(Call, Cancelled);
        var keys = ProofsOf(next).Select(KeyOf).ToArray();
        Assert.Equal(keys[0], keys[1]);
        Assert.NotEqual(keys[0], keys[2]);
    }

    [Fact]
    public async Task Eight_at_once_have_one_key()
    {
        var keys = new System.Collections.Concurrent.ConcurrentBag<string>();
        await using var server = new RawServer(r =>
        {
            keys.Add(KeyOf(new Jwt(r.Headers["DPoP"])));
            return RawServer.Answer(200);
        });
        using var http = new HttpSender(server.Url, TimeSpan.FromSeconds(30), new NetworkSettings());
        var sender = new ProvingSender(http, server.Url, new ServerClock(new MachineClock()));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => sender.SendAsync(Call, Cancelled), Cancelled)));
        Assert.Equal(8, keys.Count);
        Assert.Single(keys.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_time_of_a_proof_is_the_servers()
    {
        var next = FakeSender.Answering(200);
        var time = new ManualTime();
        var clock = new ServerClock(time.Clock);
        clock.Learn(time.Now.AddHours(3));
        await new ProvingSender(next, Server, clock).SendAsync(Call, Cancelled);
        var issued = DateTimeOffset.FromUnixTimeSeconds(ProofsOf(next).Single().Claims["iat"]!.GetValue<long>());
        Assert.Equal(time.Now.AddHours(3), issued);
    }

    [Theory]
    [InlineData(401, "{}", "DPoP error=\"use_dpop_nonce\", error_description=\"a nonce is needed\"")]
    [InlineData(401, "", "Bearer realm=\"x\", DPoP error=\"use_dpop_nonce\"")]
    [InlineData(400, """{"error":"use_dpop_nonce"}""", null)]
    public async Task A_server_that_wants_its_nonce_gets_the_request_once_more_with_it(int status, string body, string? challenge)
    {
        var next = new FakeSender(() => FakeSender.Answer(status, body) with { DPoPNonce = "nonce-1", Challenge = challenge }, () => FakeSender.Answer(200));
        Assert.Equal(200, (await NewSender(next).SendAsync(Call, Cancelled)).Status);
        Assert.Equal([null, "nonce-1"], NoncesOf(next));
        Assert.Equal(2, ProofsOf(next).Select(IdOf).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task It_is_never_asked_twice_in_a_row()
    {
        var number = 0;
        var next = new FakeSender(() => Challenge("nonce-" + ++number));
        Assert.Equal(401, (await NewSender(next).SendAsync(Call, Cancelled)).Status);
        Assert.Equal([null, "nonce-1"], NoncesOf(next));
    }

    [Theory]
    [InlineData(401, null, "DPoP error=\"use_dpop_nonce\"")]
    [InlineData(401, "nonce-1", "DPoP error=\"invalid_token\"")]
    [InlineData(500, "nonce-1", "DPoP error=\"use_dpop_nonce\"")]
    [InlineData(403, "nonce-1", null)]
    public async Task Any_other_answer_is_the_answer(int status, string? nonce, string? challenge)
    {
        var next = new FakeSender(() => FakeSender.Answer(status) with { DPoPNonce = nonce, Challenge = challenge });
        Assert.Equal(status, (await NewSender(next).SendAsync(Call, Cancelled)).Status);
        Assert.Single(next.Requests);
    }

    [Fact]
    public async Task The_token_endpoint_and_the_api_have_nonces_of_their_own()
    {
        var number = 0;
        var next = new FakeSender((r, _) => FakeSender.Answer(200) with { DPoPNonce = (r.Authorised ? "api-" : "token-") + ++number });
        var sender = NewSender(next);
        foreach (var request in new[] { TokenRequest, Call, TokenRequest, Call, Call })
            await sender.SendAsync(request, Cancelled);
        Assert.Equal([null, null, "token-1", "api-2", "api-4"], NoncesOf(next));
    }

    [Fact]
    public async Task A_nonce_is_kept_until_there_is_another()
    {
        var answers = new Queue<string?>(["nonce-1", null, null, "nonce-2", null]);
        var next = new FakeSender(() => FakeSender.Answer(200) with { DPoPNonce = answers.Dequeue() });
        var sender = NewSender(next);
        for (var i = 0; i < 5; i++)
            await sender.SendAsync(Call, Cancelled);
        Assert.Equal([null, "nonce-1", "nonce-1", "nonce-1", "nonce-2"], NoncesOf(next));
    }

    [Fact]
    public async Task Each_attempt_has_a_proof_of_its_own()
    {
        var next = FakeSender.Answering(429, 503, 200);
        await new RetryingSender(NewSender(next), new RecordedWaits().Rule).SendAsync(Call, Cancelled);
        Assert.Equal(3, ProofsOf(next).Select(IdOf).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_create_behind_a_challenge_is_processed_once()
    {
        var created = 0;
        await using var server = new RawServer(r =>
            r.Target == "/auth/v1/token" ? RawServer.Answer(200, """{"access_token":"hunter2-token","token_type":"DPoP","expires_in":600}""")
            : (string?)new Jwt(r.Headers["DPoP"]).Claims["nonce"] == "n1" ? RawServer.Answer(200, $$$"""{"app":{"id":"{{{++created}}}","displayName":"Payroll"}}""")
            : RawServer.Answer(401, "{}", "application/json", "WWW-Authenticate: Bearer realm=\"c1\"", "WWW-Authenticate: DPoP error=\"use_dpop_nonce\"", "DPoP-Nonce: n1"));
        using var client = NewClient(server.Url);
        var app = await client.SendAsync(Some.NewApp(), null, Cancelled);
        Assert.Equal(("1", 1), (app.Id, created));
        var sent = server.Requests.Where(r => r.Target == "/api/v1/apps").ToArray();
        Assert.Equal(2, sent.Length);
        Assert.Equal(sent[0].Body, sent[1].Body);
        Assert.All(sent, r => Assert.Equal("DPoP hunter2-token", r.Headers["Authorization"]));
        Assert.All(sent, r => Assert.True(new Jwt(r.Headers["DPoP"]).IsSignedBy(Decoded(KeyOf(new Jwt(r.Headers["DPoP"]))))));
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_is_never_content_ends_in_its_error()
    {
        var number = 0;
        await using var server = new RawServer(_ => RawServer.Answer(
            400, """{"error":"use_dpop_nonce","error_description":"another nonce"}""", "application/json", $"DPoP-Nonce: n{++number}"));
        using var client = NewClient(server.Url);
        var error = await Assert.ThrowsAsync<C1ApiException>(() => client.SendAsync(IdentityCalls.Introspect(), null, Cancelled));
        Assert.Equal("POST /auth/v1/token was answered with 400 use_dpop_nonce: another nonce", error.Message);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task An_api_that_is_never_content_ends_in_its_error()
    {
        var number = 0;
        await using var server = new RawServer(r => r.Target == "/auth/v1/token"
            ? RawServer.Answer(200, """{"access_token":"hunter2-token","token_type":"DPoP","expires_in":600}""")
            : RawServer.Answer(401, """{"code":16,"message":"another nonce"}""", "application/json", "WWW-Authenticate: DPoP error=\"use_dpop_nonce\"", $"DPoP-Nonce: n{++number}"));
        using var client = NewClient(server.Url);
        var error = await Assert.ThrowsAsync<C1ApiException>(() => client.SendAsync(Some.NewApp("P"), null, Cancelled));
        Assert.Equal((C1ErrorKind.Unauthorized, "POST /api/v1/apps was answered with 401 UNAUTHENTICATED: another nonce"), (error.Kind, error.Message));

        // The request and its answer to the challenge; the same once more with a fresh token.
        Assert.Equal((2, 4), (server.Requests.Count(r => r.Target == "/auth/v1/token"), server.Requests.Count(r => r.Target == "/api/v1/apps")));
    }

    [Fact]
    public async Task Without_dpop_no_proof_is_sent()
    {
        await using var server = new RawServer(r => RawServer.Answer(200, """{"access_token":"t-123","token_type":"Bearer","userId":"u"}"""));
        using var client = NewClient(server.Url, proves: false);
        await client.SendAsync(IdentityCalls.Introspect(), null, Cancelled);
        Assert.All(server.Requests, r => Assert.False(r.Headers.ContainsKey("DPoP")));
    }

    [Fact]
    public async Task Proofs_and_bound_tokens_show_in_no_trace()
    {
        await using var server = new RawServer(r => RawServer.Answer(200, """{"access_token":"hunter2-token","token_type":"DPoP","userId":"u"}""", "application/json", "DPoP-Nonce: n1"));
        using var client = NewClient(server.Url);
        var trace = new RecordingTrace { WantsDetail = true };
        await client.SendAsync(IdentityCalls.Introspect(), trace, Cancelled);
        Assert.Equal(4, trace.Details.Count);
        Assert.Equal(2, trace.Details.Count(d => d.Contains("\nDPoP: ***", StringComparison.Ordinal)));
        Assert.Equal(2, trace.Details.Count(d => d.Contains("\nDPoP-Nonce: n1", StringComparison.Ordinal)));
        Assert.Contains(trace.Details, d => d.Contains("\nAuthorization: DPoP ***", StringComparison.Ordinal));
        foreach (var text in trace.Details)
        {
            Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
            Assert.All(server.Requests, r => Assert.DoesNotContain(r.Headers["DPoP"].Split('.')[1], text, StringComparison.Ordinal));
        }
    }

    private static ProvingSender NewSender(IApiSender next) => new(next, Server, new ServerClock(new MachineClock()));

    private static C1Client NewClient(Uri server, bool proves = true) => new(
        server,
        new PlainSecretTokenSource("fox@acme.conductor.one/spc", "hunter2-secret"),
        new ClientSettings { ProvesPossession = proves, Retry = new RecordedWaits().Rule });

    private static ApiResponse Challenge(string nonce) => FakeSender.Answer(401) with { DPoPNonce = nonce, Challenge = "DPoP error=\"use_dpop_nonce\"" };

    private static IEnumerable<Jwt> ProofsOf(FakeSender sender) => sender.Requests.Select(r => new Jwt(r.Proof!));

    private static IEnumerable<string?> NoncesOf(FakeSender sender) => ProofsOf(sender).Select(p => (string?)p.Claims["nonce"]);

    private static string IdOf(Jwt proof) => proof.Claims["jti"]!.GetValue<string>();

    private static string KeyOf(Jwt proof) => proof.Header["jwk"]!["x"]!.GetValue<string>();

    private static byte[] Decoded(string key) => Base64Url.TryDecode(key, out var bytes) ? bytes : [];
}
