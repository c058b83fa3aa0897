using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Authentication;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using ConductorOne.Sandbox;
using ConductorOne.Validation;
using Xunit;

namespace ConductorOne.Client.Tests.Authentication;

public class TokenCacheTests
{
    private readonly ManualTime _time = new();

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
        {
            var error = await Assert.ThrowsAsync<C1ApiException>(() => wait);
            Assert.Equal((C1ErrorKind.SignInFailed, "too late"), (error.Kind, error.Message));
        }

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
    public void A_token_becomes_due_ahead_of_its_expiry()
    {
        var token = new AccessToken("t", "Bearer", TimeSpan.FromSeconds(2), _time.Clock, _time.Clock.Uptime);
        _time.Advance(TimeSpan.FromSeconds(1.8) - TimeSpan.FromTicks(1));
        Assert.False(token.IsDue);
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal((true, false), (token.IsDue, token.IsExpired));
        Assert.Equal(TimeSpan.FromSeconds(0.2), token.ExpiresAt - _time.Now);
    }

    [Fact]
    public async Task A_closed_one_forgets_what_it_was_made_of()
    {
        var source = new FakeTokenSource(TimeSpan.FromHours(1)) { Secrets = ["hunter2"] };
        var cache = NewCache(source);
        await cache.GetAsync(null, Cancelled);
        cache.Dispose();
        Assert.Empty(cache.Secrets);
        Assert.Equal(("Fake", false, null), (cache.SignIn, cache.CanRenew, cache.Advice));
        Assert.Equal(C1ErrorKind.SessionClosed, (await Assert.ThrowsAsync<C1ApiException>(() => cache.GetAsync(null, Cancelled))).Kind);
        Assert.Equal(1, source.Fetched);
    }

    [Fact]
    public async Task A_token_is_as_old_as_the_request_for_it()
    {
        var asked = _time.Now;
        var server = new FakeSender(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(20));
            return FakeSender.Answer(200, """{"access_token":"t","expires_in":10}""");
        });
        var source = new PlainSecretTokenSource("fox@acme.conductor.one/spc", "hunter2-secret");
        var token = await source.FetchAsync(TokenEndpoint.Behind(server, clock: _time.Clock), null, Cancelled);
        Assert.True(token.IsExpired);
        Assert.Equal(asked.AddSeconds(10), token.ExpiresAt);
    }

    [Fact]
    public async Task A_token_is_renewed_in_the_last_tenth_of_its_life()
    {
        var life = TimeSpan.FromSeconds(2);
        var source = new FakeTokenSource(life);
        using var cache = NewCache(source);
        var first = await cache.GetAsync(null, Cancelled);
        _time.Advance((life * 0.9) - TimeSpan.FromTicks(1));
        Assert.Same(first, await cache.GetAsync(null, Cancelled));
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal("token-2", (await cache.GetAsync(null, Cancelled)).Value);
    }

    [Fact]
    public async Task A_source_that_holds_nothing_usable_is_a_refused_sign_in()
    {
        var failure = new C1InputException("the file is empty", "OidcTokenFile");
        using var cache = NewCache(new FakeTokenSource(TimeSpan.FromHours(1)) { Failure = failure });
        var error = await Assert.ThrowsAsync<C1ApiException>(() => cache.GetAsync(null, Cancelled));
        Assert.Equal((C1ErrorKind.SignInFailed, "the file is empty", true), (error.Kind, error.Message, error.IsFinal));
    }

    [Fact]
    public async Task A_renewal_that_fails_is_not_told_while_the_token_in_hand_is_good_nor_tried_by_every_request()
    {
        foreach (var failure in new Exception[] { new C1InputException("the file is empty"), new C1ApiException("busy") { Kind = C1ErrorKind.ServerError } })
        {
            var source = new FakeTokenSource(TimeSpan.FromSeconds(60));
            using var cache = NewCache(source);
            var token = await cache.GetAsync(null, Cancelled);
            _time.Advance(TimeSpan.FromSeconds(54));
            source.Failure = failure;
            Assert.Same(token, await cache.GetAsync(null, Cancelled));
            Assert.Same(token, await cache.GetAsync(null, Cancelled));
            Assert.Equal((2, null), (source.Fetched, source.Failure));
            _time.Advance(TimeSpan.FromSeconds(5));
            Assert.Same(token, await cache.GetAsync(null, Cancelled));
            Assert.Equal(2, source.Fetched);

            // Refused by the server, it is not good any more.
            cache.Discard(token);
            Assert.Equal("token-3", (await cache.GetAsync(null, Cancelled)).Value);
        }
    }

    [Theory]
    [InlineData(10, "token-1")]
    [InlineData(10.001, "token-3")]
    public async Task A_renewal_that_failed_is_tried_again_after_ten_seconds(double seconds, string expected)
    {
        var source = new FakeTokenSource(TimeSpan.FromSeconds(600));
        using var cache = NewCache(source);
        await cache.GetAsync(null, Cancelled);
        _time.Advance(TimeSpan.FromSeconds(540));
        source.Failure = new C1ApiException("busy") { Kind = C1ErrorKind.ServerError };
        await cache.GetAsync(null, Cancelled);
        _time.Advance(TimeSpan.FromSeconds(seconds));
        Assert.Equal(expected, (await cache.GetAsync(null, Cancelled)).Value);
    }

    [Theory]
    [InlineData(C1ErrorKind.SignInFailed, "no. Do this.")]
    [InlineData(C1ErrorKind.ServerError, "no")]
    [InlineData(C1ErrorKind.Network, "no")]
    public async Task A_refusal_comes_with_what_to_do(C1ErrorKind kind, string message)
    {
        var source = new FakeTokenSource(null) { Advice = "Do this.", Failure = new C1ApiException("no") { Kind = kind, Status = 401, Code = "invalid_client", RequestId = "r1" } };
        using var cache = NewCache(source);
        var error = await Assert.ThrowsAsync<C1ApiException>(() => cache.GetAsync(null, Cancelled));
        Assert.Equal((message, kind, 401, "invalid_client", "r1"), (error.Message, error.Kind, error.Status, error.Code, error.RequestId));
    }

    private TokenCache NewCache(FakeTokenSource source) => new(source, TokenEndpoint.Behind(FakeSender.Answering(500), clock: _time.Clock));
}
