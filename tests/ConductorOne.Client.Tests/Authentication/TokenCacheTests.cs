using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Authentication;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using ConductorOne.Sandbox;
using Xunit;

namespace ConductorOne.Client.Tests.Authentication;

public class TokenCacheTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task However_many_wait_one_token_is_fetched()
    {
        var source = new FakeTokenSource(TimeSpan.FromHours(1)) { Gate = new(TaskCreationOptions.RunContinuationsAsynchronously) };
        using var cache = NewCache(source);
        var waiting = Enumerable.Range(0, 8).Select(_ => cache.GetAsync(null, Cancelled)).ToArray();
        Assert.All(waiting, w => Assert.False(w.IsCompleted));
        source.Gate.SetResult();
        var tokens = await Task.WhenAll(waiting);
        Assert.All(tokens, t => Assert.Same(tokens[0], t));
        Assert.Equal(1, source.Fetched);
    }

    [Fact]
    public async Task Eight_at_once_make_one_request_of_the_server()
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Latency = TimeSpan.FromMilliseconds(20) });
        var client = tenant.Client();
        await Parallel.ForEachAsync(Enumerable.Range(0, 8), Cancelled, async (_, token) => await client.SignInAsync(null, token));
        Assert.Single(tenant.TokenRequests);
    }

    [Fact]
    public async Task A_token_is_kept_while_it_lasts()
    {
        var source = new FakeTokenSource(TimeSpan.FromHours(1));
        using var cache = NewCache(source);
        Assert.Same(await cache.GetAsync(null, Cancelled), await cache.GetAsync(null, Cancelled));
        Assert.Equal(1, source.Fetched);
    }

    [Fact]
    public async Task A_token_that_is_due_is_renewed()
    {
        var source = new FakeTokenSource(TimeSpan.Zero);
        using var cache = NewCache(source);
        Assert.Equal("token-1", (await cache.GetAsync(null, Cancelled)).Value);
        Assert.Equal("token-2", (await cache.GetAsync(null, Cancelled)).Value);
    }

    [Fact]
    public async Task A_due_token_that_cannot_be_renewed_is_used_on()
    {
        var source = new FakeTokenSource(TimeSpan.Zero) { CanRenew = false };
        using var cache = NewCache(source);
        Assert.Same(await cache.GetAsync(null, Cancelled), await cache.GetAsync(null, Cancelled));
    }

    [Fact]
    public async Task Who_stops_waiting_does_not_disturb_the_others()
    {
        var source = new FakeTokenSource(TimeSpan.FromHours(1)) { Gate = new(TaskCreationOptions.RunContinuationsAsynchronously) };
        using var cache = NewCache(source);
        using var impatient = new CancellationTokenSource();
        var first = cache.GetAsync(null, impatient.Token);
        var second = cache.GetAsync(null, Cancelled);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.False(second.IsCompleted);
        source.Gate.SetResult();
        Assert.Equal("token-1", (await second).Value);
        Assert.False(source.LastCancellation.IsCancellationRequested);
        Assert.Equal(1, source.Fetched);
    }

    [Fact]
    public async Task A_failed_renewal_is_told_to_all_who_wait_and_tried_again_by_the_next()
    {
        var source = new FakeTokenSource(TimeSpan.FromHours(1))
        {
            Gate = new(TaskCreationOptions.RunContinuationsAsynchronously),
            Failure = new TimeoutException("too late"),
        };
        using var cache = NewCache(source);
        var waiting = Enumerable.Range(0, 3).Select(_ => cache.GetAsync(null, Cancelled)).ToArray();
        source.Gate.SetResult();
        foreach (var wait in waiting)
            Assert.Equal("too late", (await Assert.ThrowsAsync<TimeoutException>(() => wait)).Message);
        Assert.Equal("token-2", (await cache.GetAsync(null, Cancelled)).Value);
    }

    [Fact]
    public async Task A_refused_token_is_discarded_but_its_successor_is_kept()
    {
        var source = new FakeTokenSource(TimeSpan.FromHours(1));
        using var cache = NewCache(source);
        var first = await cache.GetAsync(null, Cancelled);
        cache.Discard(first);
        var second = await cache.GetAsync(null, Cancelled);
        cache.Discard(first);
        Assert.Equal(("token-1", "token-2"), (first.Value, second.Value));
        Assert.Same(second, await cache.GetAsync(null, Cancelled));
    }

    [Fact]
    public async Task The_token_in_use_is_one_of_the_secrets()
    {
        var source = new FakeTokenSource(TimeSpan.FromHours(1)) { Secrets = ["hunter2"] };
        using var cache = NewCache(source);
        Assert.Equal(["hunter2"], cache.Secrets);
        await cache.GetAsync(null, Cancelled);
        Assert.Equal(["hunter2", "token-1"], cache.Secrets);
    }

    [Fact]
    public async Task A_token_that_was_refused_is_a_secret_still_when_its_successor_is_there()
    {
        using var cache = NewCache(new FakeTokenSource(TimeSpan.FromHours(1)));
        var refused = await cache.GetAsync(null, Cancelled);
        cache.Discard(refused);
        var fresh = await cache.GetAsync(null, Cancelled);
        Assert.NotEqual(refused.Value, fresh.Value);
        Assert.Contains(refused.Value, cache.Secrets);
        Assert.Contains(fresh.Value, cache.Secrets);
    }

    [Fact]
    public async Task Closing_stops_a_renewal_under_way()
    {
        var source = new FakeTokenSource(TimeSpan.FromHours(1)) { Gate = new(TaskCreationOptions.RunContinuationsAsynchronously) };
        var cache = NewCache(source);
        var waiting = cache.GetAsync(null, Cancelled);
        cache.Dispose();
        var error = await Assert.ThrowsAsync<C1ApiException>(() => waiting);
        Assert.Equal(C1ErrorKind.SessionClosed, error.Kind);
        Assert.Null(cache.ExpiresAt);
    }

    [Fact]
    public async Task A_token_becomes_due_ahead_of_its_expiry()
    {
        var token = new AccessToken("t", "Bearer", TimeSpan.FromSeconds(2));
        var expiry = token.ExpiresAt!.Value;
        Assert.False(token.IsDue);
        while (!token.IsDue)
            await Task.Delay(5, Cancelled);
        Assert.InRange(expiry - DateTimeOffset.UtcNow, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(0.21));
    }

    private static TokenCache NewCache(FakeTokenSource source) => new(source, TokenEndpoint.Behind(FakeSender.Answering(500)));
}
