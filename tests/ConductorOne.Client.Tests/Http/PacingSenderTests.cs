using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using ConductorOne.Sandbox;
using Xunit;

namespace ConductorOne.Client.Tests.Http;

public sealed class PacingSenderTests : IDisposable
{
    private static readonly ApiRequest Create = new() { Method = "POST", Path = "/api/v1/apps" };

    private readonly ManualWaits _waits = new();
    private readonly SessionEnd _end = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _waits.Dispose();
        _end.Dispose();
    }

    [Fact]
    public async Task A_storm_costs_each_request_one_try()
    {
        var server = new StormyServer();
        var (sender, _) = NewSenders(server);
        var sending = Enumerable.Range(0, 64).Select(_ => sender.SendAsync(Create, Cancelled)).ToArray();
        server.Release();

        // For each of them its own wait, and one of the session.
        await _waits.BegunAsync(128, Cancelled);
        Assert.Equal(64, server.Attempts.Count);
        for (var i = 0; i < 128; i++)
            _waits.End(i);
        Assert.All(await Task.WhenAll(sending), answer => Assert.Equal(200, answer.Status));
        Assert.Equal((64, 64), (server.Attempts.Count(a => a == 1), server.Attempts.Count(a => a == 2)));
        Assert.InRange(server.MostAfterwards, 1, 34);
    }

    [Fact]
    public async Task Its_own_wait_is_as_long_as_the_sessions()
    {
        var (sender, _) = NewSenders(new FakeSender(
            () => FakeSender.Answer(429, retryAfter: TimeSpan.FromSeconds(5)), () => FakeSender.Answer(200)));
        var sending = sender.SendAsync(Create, Cancelled);
        await _waits.BegunAsync(2, Cancelled);
        Assert.Equal(_waits.Asked[0], _waits.Asked[1]);
        Assert.InRange(_waits.Asked[0].TotalSeconds, 5, 5.5);
        _waits.End(0);
        _waits.End(1);
        Assert.Equal(200, (await sending).Status);
    }

    [Fact]
    public async Task Without_tries_left_the_session_pauses_all_the_same()
    {
        var trace = new RecordingTrace();
        var (sender, window) = NewSenders(
            new FakeSender(() => FakeSender.Answer(429, retryAfter: TimeSpan.FromSeconds(5)), () => FakeSender.Answer(200)), attempts: 1);
        Assert.Equal(429, (await sender.SendAsync(Create, Cancelled)).Status);
        Assert.Equal(0, window.Width);
        var next = sender.SendAsync(Create with { Trace = trace }, Cancelled);
        Assert.False(next.IsCompleted);
        _waits.End(0);
        Assert.Equal(200, (await next).Status);
        Assert.Equal(["POST /api/v1/apps #1 held, 0 at once"], trace.Lines);
    }

    [Fact]
    public async Task A_throttled_request_without_a_time_pauses_the_others_as_long_as_itself()
    {
        var (sender, window) = NewSenders(FakeSender.Answering(429, 200));
        var sending = sender.SendAsync(Create, Cancelled);
        await _waits.BegunAsync(2, Cancelled);
        Assert.Equal(_waits.Asked[0], _waits.Asked[1]);
        Assert.Equal(0, window.Width);
        _waits.End(0);
        _waits.End(1);
        Assert.Equal(200, (await sending).Status);
        Assert.Equal(2, window.Width);
    }

    [Fact]
    public async Task Without_a_time_and_without_tries_nobody_is_paused()
    {
        var (sender, window) = NewSenders(FakeSender.Answering(429), attempts: 1);
        Assert.Equal(429, (await sender.SendAsync(Create, Cancelled)).Status);
        Assert.Equal(1, window.Width);
        Assert.Empty(_waits.Asked);
    }

    [Fact]
    public async Task Tokens_and_what_was_sent_back_go_ahead()
    {
        var window = new SendWindow(_waits.Delay, CancellationToken.None);
        while (window.TryEnter(out _))
        {
            // Until it is full.
        }

        var answering = FakeSender.Answering(200);
        var sender = new PacingSender(answering, window, _waits.Rule, _end);
        var sending = new[]
        {
            sender.SendAsync(Create, Cancelled),
            sender.SendAsync(Create with { Path = "/token", Authorised = false }, Cancelled),
            sender.SendAsync(Create with { Attempt = 2 }, Cancelled),
        };
        window.Leave(default, null);
        await Task.WhenAll(sending);
        Assert.Equal(["/token", "/api/v1/apps 2", "/api/v1/apps"], answering.Requests.Select(r => r.Attempt == 1 ? r.Path : r.Path + " 2"));
    }

    [Fact]
    public async Task Tokens_are_renewed_where_one_request_at_a_time_may_be_sent()
    {
        await using var tenant = await TestTenant.StartAsync();
        var client = tenant.Client();
        tenant.Server.Faults.Add(new Fault { Path = "/api/v1/apps", Status = 429 });
        await client.SendAsync(Some.NewApp(), null, Cancelled);

        await tenant.Server.ControlAsync("/sandbox/tokens/expire", new { });
        tenant.Server.Faults.Add(new Fault { Path = "/auth/v1/token", Status = 429 });
        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => client.SendAsync(Some.NewApp("App " + i), null, Cancelled)));
        Assert.Equal(17, tenant.Calls.Count(c => c.Status == 200));
    }

    [Fact]
    public async Task An_attempt_that_fails_leaves_the_window()
    {
        var (sender, window) = NewSenders(new FakeSender(() => throw new C1ApiException("it broke") { Kind = C1ErrorKind.Network }));
        for (var i = 0; i < 65; i++)
            await Assert.ThrowsAsync<C1ApiException>(() => sender.SendAsync(Create, Cancelled));
        Assert.True(window.TryEnter(out var turn));
        Assert.Equal(1, turn.InFlight);
    }

    private (RetryingSender Sender, SendWindow Window) NewSenders(IApiSender next, int attempts = 5)
    {
        var rule = _waits.Rule with { Attempts = attempts };
        var window = new SendWindow(rule.Delay, _end.Token);
        return (new RetryingSender(new PacingSender(next, window, rule, _end), rule, _end), window);
    }

    /// <summary>Throttles whatever comes first, together, and takes what comes then.</summary>
    private sealed class StormyServer : IApiSender
    {
        private readonly TaskCompletionSource _storm = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _now;
        private int _most;

        public ConcurrentQueue<int> Attempts { get; } = new();

        public int MostAfterwards => _most;

        public void Release() => _storm.SetResult();

        public async Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
        {
            Attempts.Enqueue(request.Attempt);
            if (request.Attempt == 1)
            {
                await _storm.Task;
                return FakeSender.Answer(429, retryAfter: TimeSpan.FromSeconds(1));
            }

            var now = Interlocked.Increment(ref _now);
            for (var most = _most; now > most; most = _most)
                Interlocked.CompareExchange(ref _most, now, most);
            await Task.Yield();
            Interlocked.Decrement(ref _now);
            return FakeSender.Answer(200);
        }
    }
}
