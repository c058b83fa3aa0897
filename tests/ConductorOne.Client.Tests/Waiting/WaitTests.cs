using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using ConductorOne.Sandbox;
using ConductorOne.Waiting;
using Xunit;

namespace ConductorOne.Client.Tests.Waiting;

public class WaitTests
{
    private static readonly WaitPace Pace = new(TimeSpan.FromSeconds(12), TimeSpan.FromMinutes(10));

    private readonly ManualTime _time = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_so_at_once_takes_one_look_and_no_time()
    {
        var looks = new Looks(_time, TimeSpan.Zero);
        Assert.Equal("so", await Lane().WaitAsync(looks.Wait(), null, null, Cancelled));
        Assert.Equal([0], looks.Seconds);
    }

    [Theory]
    [InlineData(1, 12)]
    [InlineData(12, 12)]
    [InlineData(45, 48)]
    [InlineData(150, 156)]
    [InlineData(240, 240)]
    public async Task It_ends_within_one_look_of_the_truth(int truth, int end)
    {
        var looks = new Looks(_time, TimeSpan.FromSeconds(truth));
        await DriveAsync(1, Lane().WaitAsync(looks.Wait(), null, null, Cancelled));
        Assert.Equal(Enumerable.Range(0, (end / 12) + 1).Select(look => look * 12), looks.Seconds);
    }

    [Fact]
    public async Task Those_who_wait_for_the_same_thing_share_its_looks()
    {
        var lane = Lane();
        var looks = new Looks(_time, TimeSpan.FromSeconds(150));
        await DriveAsync(20, [.. Enumerable.Range(0, 20).Select(_ => lane.WaitAsync(looks.Wait(), null, null, Cancelled))]);
        Assert.Equal(Enumerable.Range(0, 14).Select(look => look * 12), looks.Seconds);
    }

    [Fact]
    public async Task Different_things_are_looked_at_one_at_a_time_and_each_at_its_pace()
    {
        var lane = Lane();
        var atOnce = new AtOnce();
        var things = Enumerable.Range(0, 50).Select(number => new Looks(_time, TimeSpan.FromSeconds(150), $"/api/v1/apps/{number}", atOnce)).ToArray();
        await DriveAsync(50, [.. things.Select(thing => lane.WaitAsync(thing.Wait(), null, null, Cancelled))]);
        Assert.All(things, thing => Assert.Equal(Enumerable.Range(0, 14).Select(look => look * 12), thing.Seconds));
        Assert.Equal(1, atOnce.Peak);
    }

    [Fact]
    public async Task A_look_that_began_before_the_request_was_accepted_does_not_count()
    {
        var lane = Lane();
        var looks = new Looks(_time, TimeSpan.Zero) { Gate = new() };
        var first = lane.WaitAsync(looks.Wait(), null, null, Cancelled);
        var second = lane.WaitAsync(looks.Wait(), null, null, Cancelled);
        looks.Gate.SetResult();
        await first;
        Assert.False(second.IsCompleted);
        await _time.DelaysBegunAsync(1, Cancelled);
        _time.AdvanceToNextDelay();
        await second;
        Assert.Equal([0, 12], looks.Seconds);
    }

    [Fact]
    public async Task When_nobody_waits_any_more_the_next_wait_looks_at_once()
    {
        var lane = Lane();
        var looks = new Looks(_time, TimeSpan.Zero);
        await lane.WaitAsync(looks.Wait(), null, null, Cancelled);
        await lane.WaitAsync(looks.Wait(), null, null, Cancelled);
        Assert.Equal([0, 0], looks.Seconds);
    }

    [Theory]
    [InlineData(null, 600)]
    [InlineData(90, 90)]
    [InlineData(5, 5)]
    public async Task A_time_out_says_that_it_was_accepted_and_how_to_look_again(int? timeout, int end)
    {
        var looks = new Looks(_time, TimeSpan.MaxValue);
        var work = Lane().WaitAsync(looks.Wait(), timeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null, null, Cancelled);
        for (var second = 0; second < end; second++)
        {
            await looks.SeenAsync(1 + (second / 12), Cancelled);
            if (second % 12 == 0)
                await _time.DelaysBegunAsync(1, Cancelled);
            Assert.False(work.IsCompleted);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        var error = await Assert.ThrowsAsync<WaitTimeoutException>(() => work);
        Assert.Equal(
            $"The server accepted the request, and was not seen to be done with it within {end} seconds. To look again, run: Get-C1Thing 2abc", error.Message);
    }

    [Fact]
    public async Task To_cancel_ends_it_at_once()
    {
        using var stop = new CancellationTokenSource();
        var looks = new Looks(_time, TimeSpan.MaxValue);
        var work = Lane().WaitAsync(looks.Wait(), null, null, stop.Token);
        await _time.DelaysBegunAsync(1, Cancelled);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
    }

    [Fact]
    public async Task The_end_of_the_session_ends_it()
    {
        using var end = new SessionEnd();
        var work = new PollLane(null!, _time.Clock, end).WaitAsync(new Looks(_time, TimeSpan.MaxValue).Wait(), null, null, Cancelled);
        await _time.DelaysBegunAsync(1, Cancelled);
        end.Dispose();
        Assert.Equal(C1ErrorKind.SessionClosed, (await Assert.ThrowsAsync<C1ApiException>(() => work)).Kind);
    }

    [Theory]
    [InlineData(C1ErrorKind.ServerError)]
    [InlineData(C1ErrorKind.RateLimited)]
    [InlineData(C1ErrorKind.Timeout)]
    [InlineData(C1ErrorKind.Network)]
    public async Task A_look_that_fails_for_now_does_not_end_it(C1ErrorKind kind)
    {
        var looks = new Looks(_time, TimeSpan.FromSeconds(30)) { Failure = new C1ApiException("It failed.") { Kind = kind }, FailsUntil = TimeSpan.FromSeconds(20) };
        await DriveAsync(1, Lane().WaitAsync(looks.Wait(), null, null, Cancelled));
        Assert.Equal([0, 12, 24, 36], looks.Seconds);
    }

    [Fact]
    public async Task A_time_out_says_why_the_last_look_failed()
    {
        var looks = new Looks(_time, TimeSpan.Zero) { Failure = new C1ApiException("GET failed.") { Kind = C1ErrorKind.ServerError }, FailsUntil = TimeSpan.MaxValue };
        var work = Lane().WaitAsync(looks.Wait(), TimeSpan.FromSeconds(5), null, Cancelled);
        await _time.DelaysBegunAsync(1, Cancelled);
        _time.Advance(TimeSpan.FromSeconds(5));
        var error = await Assert.ThrowsAsync<WaitTimeoutException>(() => work);
        Assert.StartsWith("GET failed. The server accepted the request, and ", error.Message, StringComparison.Ordinal);
        Assert.Same(looks.Failure, error.InnerException);
    }

    [Theory]
    [InlineData(C1ErrorKind.NotFound, "The server accepted the request, and thing 2abc was removed before the change was seen.")]
    [InlineData(C1ErrorKind.Forbidden, "It failed. The server accepted the request before that. To see whether it is done, run: Get-C1Thing 2abc")]
    [InlineData(C1ErrorKind.Unauthorized, "It failed. The server accepted the request before that. To see whether it is done, run: Get-C1Thing 2abc")]
    public async Task A_look_that_fails_for_good_ends_it(C1ErrorKind kind, string message)
    {
        var looks = new Looks(_time, TimeSpan.Zero) { Failure = new C1ApiException("It failed.") { Kind = kind }, FailsUntil = TimeSpan.MaxValue };
        var error = await Assert.ThrowsAsync<C1ApiException>(() => Lane().WaitAsync(looks.Wait(), null, null, Cancelled));
        Assert.Equal((kind, message), (error.Kind, error.Message));
    }

    [Fact]
    public async Task Owners_of_a_tenant_that_lags_show_within_one_look()
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Time = _time, OwnerLag = TimeSpan.FromSeconds(150) });
        var client = tenant.Client();
        var app = await client.SendAsync(ConductorOne.Apps.AppOperations.Create.Call(new() { { "DisplayName", "Payroll" } }), null, Cancelled);
        var created = _time.Now;
        var call = new ApiCall<string>(ApiRequest.Get($"/api/v1/apps/{app.Id}/ownerids"), json =>
            string.Join(",", JsonDocument.Parse(json.Bytes).RootElement.GetProperty("userIds").EnumerateArray()));
        var wait = Wait<string>.For(call, owners => owners.Length > 0 ? owners : null, Pace, "app", "Get-C1AppOwner");
        await DriveAsync(1, client.WaitAsync(wait, null, null, Cancelled));
        Assert.Equal(TimeSpan.FromSeconds(156), _time.Now - created);
        Assert.Equal(14, tenant.Calls.Count(request => request.Path.EndsWith("/ownerids", StringComparison.Ordinal)));
    }

    private PollLane Lane() => new(null!, _time.Clock, new SessionEnd());

    // Lets time pass whenever all who wait do nothing else.
    private async Task DriveAsync(int waits, params Task<string>[] work)
    {
        while (work.Any(one => !one.IsCompleted))
        {
            var idle = _time.DelaysBegunAsync(waits, Cancelled);
            if (await Task.WhenAny(idle, Task.WhenAll(work)) == idle)
                _time.AdvanceToNextDelay();
        }

        Assert.All(await Task.WhenAll(work), Assert.NotEmpty);
    }

    private sealed class AtOnce
    {
        private int _now;

        public int Peak { get; private set; }

        public void Begin() => Peak = Math.Max(Peak, Interlocked.Increment(ref _now));

        public void End() => Interlocked.Decrement(ref _now);
    }

    /// <summary>Something that is so from a time on, and when it was looked at.</summary>
    private sealed class Looks(ManualTime time, TimeSpan truth, string path = "/api/v1/things/2abc", AtOnce? atOnce = null)
    {
        private readonly DateTimeOffset _start = time.Now;
        private readonly List<int> _seconds = [];

        public IReadOnlyList<int> Seconds
        {
            get
            {
                lock (_seconds)
                    return [.. _seconds];
            }
        }

        public TaskCompletionSource? Gate { get; init; }

        public C1ApiException? Failure { get; init; }

        public TimeSpan FailsUntil { get; init; }

        public Wait<string> Wait() => Wait<string>.For<string>(
            ApiRequest.Get(path), (_, _, _) => LookAsync(), seen => seen.Length > 0 ? seen : null, Pace, "thing 2abc", "Get-C1Thing 2abc");

        public async Task SeenAsync(int count, CancellationToken cancellationToken)
        {
            while (Seconds.Count < count)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await Task.Yield();
            }
        }

        private async Task<string> LookAsync()
        {
            var passed = time.Now - _start;
            lock (_seconds)
                _seconds.Add((int)passed.TotalSeconds);
            atOnce?.Begin();
            await Task.Yield();
            if (Gate is not null)
                await Gate.Task;
            atOnce?.End();
            return passed < FailsUntil && Failure is not null ? throw Failure : passed >= truth ? "so" : "";
        }
    }
}
