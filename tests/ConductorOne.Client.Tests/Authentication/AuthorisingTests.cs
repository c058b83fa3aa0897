using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Authentication;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using ConductorOne.Identity;
using ConductorOne.Sandbox;
using Xunit;

namespace ConductorOne.Client.Tests.Authentication;

public class AuthorisingTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_401_is_replayed_once_with_a_fresh_token_even_for_a_create()
    {
        await using var tenant = await TestTenant.StartAsync();
        var client = tenant.Client();
        await client.SendAsync(IdentityCalls.Introspect(), null, Cancelled);
        await tenant.Server.ControlAsync("/sandbox/tokens/expire", new { });

        var app = await client.SendAsync(Some.NewApp(), null, Cancelled);
        var sent = tenant.Calls.Where(e => e.Method == "POST").ToArray();
        Assert.Equal([401, 200], sent.Select(e => e.Status));
        Assert.Equal(sent[0].Body, sent[1].Body);
        Assert.NotEqual(sent[0].Headers["authorization"], sent[1].Headers["authorization"]);
        Assert.Equal("Payroll", app.DisplayName);
        Assert.Equal(2, tenant.TokenRequests.Length);
        Assert.Empty(tenant.Waiting.Waits);
    }

    [Fact]
    public async Task A_second_401_in_a_row_is_the_answer()
    {
        await using var tenant = await TestTenant.StartAsync();
        tenant.Server.Faults.Add(new Fault { Path = "/api/v1/apps", Status = 401, Times = 0 });
        var error = await Assert.ThrowsAsync<C1ApiException>(
            () => tenant.Client().SendAsync(Some.NewApp(), null, Cancelled));
        Assert.Equal((C1ErrorKind.Unauthorized, 401), (error.Kind, error.Status));
        Assert.Equal(2, tenant.Calls.Length);
        Assert.Equal(2, tenant.TokenRequests.Length);
    }

    [Theory]
    [InlineData(3600, 2)]
    [InlineData(0, 6)]
    public async Task A_token_that_ended_on_its_way_is_replaced_some_times_and_any_other_once(int lifetime, int sent)
    {
        var next = FakeSender.Answering(401);
        var source = new FakeTokenSource(TimeSpan.FromSeconds(lifetime));
        using var cache = new TokenCache(source, TokenEndpoint.Behind(next));
        var answer = await new AuthorisingSender(next, cache).SendAsync(new() { Method = "POST", Path = "/x" }, Cancelled);
        Assert.Equal((401, sent, sent), (answer.Status, next.Requests.Count, source.Fetched));
        Assert.Equal(sent, next.Requests.Select(r => r.Authorization).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task What_the_token_came_of_is_a_secret_of_the_call_too()
    {
        var next = FakeSender.Answering(200);
        using var cache = new TokenCache(new FakeTokenSource(null) { Secrets = ["hunter2-source"] }, TokenEndpoint.Behind(next));
        await new AuthorisingSender(next, cache).SendAsync(new() { Method = "GET", Path = "/x", Secrets = ["hunter2-request"] }, Cancelled);
        Assert.Equal(["hunter2-request", "hunter2-source", "token-1"], Assert.Single(next.Requests).Secrets.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_ready_token_is_not_replayed()
    {
        await using var tenant = await TestTenant.StartAsync();
        var error = await Assert.ThrowsAsync<C1ApiException>(
            () => tenant.Client(new StaticTokenSource("hunter2-token")).SendAsync(IdentityCalls.Introspect(), null, Cancelled));
        Assert.Equal(C1ErrorKind.Unauthorized, error.Kind);
        Assert.Single(tenant.Calls);
        Assert.Empty(tenant.TokenRequests);
    }

    [Fact]
    public async Task After_tokens_expired_eight_requests_share_one_new_token()
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Latency = TimeSpan.FromMilliseconds(20) });
        var client = tenant.Client();
        await client.SignInAsync(null, Cancelled);
        await tenant.Server.ControlAsync("/sandbox/tokens/expire", new { });
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.SendAsync(IdentityCalls.Introspect(), null, Cancelled)));
        Assert.Equal(8, tenant.Calls.Count(e => e.Status == 200));
        Assert.Equal(2, tenant.TokenRequests.Length);
    }

    [Fact]
    public async Task A_request_without_authorisation_passes_untouched()
    {
        var next = FakeSender.Answering(401);
        using var cache = new TokenCache(new FakeTokenSource(null), TokenEndpoint.Behind(next));
        await new AuthorisingSender(next, cache).SendAsync(new() { Method = "POST", Path = "/x", Authorised = false }, Cancelled);
        Assert.Null(Assert.Single(next.Requests).Authorization);
    }
}
