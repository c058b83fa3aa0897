using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using Xunit;

namespace ConductorOne.Client.Tests.Http;

public class RetryingSenderTests
{
    private static readonly ApiRequest Create = new() { Method = "POST", Path = "/api/v1/apps" };

    private static readonly ApiRequest Read = new() { Method = "GET", Path = "/api/v1/apps", Repeatable = true };

    private static readonly ApiRequest Delete = new() { Method = "DELETE", Path = "/api/v1/apps/2abc", Repeatable = true };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(200, 1, 1)]
    [InlineData(201, 1, 1)]
    [InlineData(400, 1, 1)]
    [InlineData(401, 1, 1)]
    [InlineData(403, 1, 1)]
    [InlineData(404, 1, 1)]
    [InlineData(408, 5, 1)]
    [InlineData(409, 1, 1)]
    [InlineData(429, 5, 5)]
    [InlineData(499, 5, 1)]
    [InlineData(500, 5, 1)]
    [InlineData(501, 1, 1)]
    [InlineData(502, 5, 1)]
    [InlineData(503, 5, 1)]
    [InlineData(504, 5, 1)]
    public async Task A_status_is_tried_again_where_that_changes_nothing(int status, int reads, int creates)
    {
        foreach (var (request, times) in new[] { (Read, reads), (Create, creates) })
        {
            var waiting = new RecordedWaits();
            var sender = FakeSender.Answering(status);
            Assert.Equal(status, (await new RetryingSender(sender, waiting.Rule).SendAsync(request, Cancelled)).Status);
            Assert.Equal(Enumerable.Range(1, times), sender.Requests.Select(r => r.Attempt));
            Assert.Equal(times - 1, waiting.Waits.Count);
        }
    }

    [Theory]
    [InlineData(C1ErrorKind.Network, false, false, 5, 1)]
    [InlineData(C1ErrorKind.Timeout, false, false, 5, 1)]
    [InlineData(C1ErrorKind.Network, true, false, 5, 5)]
    [InlineData(C1ErrorKind.Network, false, true, 1, 1)]
    [InlineData(C1ErrorKind.Redirected, false, false, 1, 1)]
    public async Task A_failure_is_tried_again_where_that_changes_nothing(C1ErrorKind kind, bool neverSent, bool isFinal, int reads, int creates)
    {
        foreach (var (request, times) in new[] { (Read, reads), (Create, creates) })
        {
            var failure = new C1ApiException("it broke") { Kind = kind, NeverSent = neverSent, IsFinal = isFinal };
            var sender = new FakeSender(() => throw failure);
            var retrying = new RetryingSender(sender, new RecordedWaits().Rule);
            Assert.Same(failure, await Assert.ThrowsAsync<C1ApiException>(() => retrying.SendAsync(request, Cancelled)));
            Assert.Equal(times, sender.Requests.Count);
        }
    }

    [Fact]
    public async Task It_stops_at_the_first_answer_that_is_final()
    {
        var sender = FakeSender.Answering(429, 503, 200);
        Assert.Equal(200, (await new RetryingSender(sender, new RecordedWaits().Rule).SendAsync(Read, Cancelled)).Status);
        Assert.Equal(3, sender.Requests.Count);
    }

    [Fact]
    public async Task A_create_that_was_throttled_and_then_failed_is_not_sent_a_third_time()
    {
        var sender = FakeSender.Answering(429, 500, 200);
        Assert.Equal(500, (await new RetryingSender(sender, new RecordedWaits().Rule).SendAsync(Create, Cancelled)).Status);
        Assert.Equal(2, sender.Requests.Count);
    }

    [Fact]
    public async Task Waits_double_with_jitter()
    {
        var waiting = new RecordedWaits();
        await new RetryingSender(FakeSender.Answering(503), waiting.Rule).SendAsync(Read, Cancelled);
        Assert.Collection(
            waiting.Waits,
            w => Assert.InRange(w.TotalMilliseconds, 125, 375),
            w => Assert.InRange(w.TotalMilliseconds, 250, 750),
            w => Assert.InRange(w.TotalMilliseconds, 500, 1500),
            w => Assert.InRange(w.TotalMilliseconds, 1000, 3000));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(600)]
    public void Jitter_parts_those_who_failed_together(int? asked)
    {
        var wait = asked is { } seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
        Assert.True(Enumerable.Range(0, 32).Select(_ => new RetryRule().WaitAfter(3, wait)).Distinct().Count() > 16);
    }

    [Fact]
    public void Without_being_asked_no_wait_is_longer_than_the_longest() =>
        Assert.All(Enumerable.Range(1, 64), attempt => Assert.InRange(new RetryRule().WaitAfter(attempt, null).TotalSeconds, 0.125, 60));

    [Theory]
    [InlineData(7, 7)]
    [InlineData(60, 60)]
    [InlineData(61, 60)]
    [InlineData(int.MaxValue, 60)]
    public async Task What_the_server_asks_is_waited_up_to_a_minute_and_a_little_more(int asked, int waited)
    {
        var waiting = new RecordedWaits();
        var sender = new FakeSender(() => FakeSender.Answer(429, retryAfter: TimeSpan.FromSeconds(asked)), () => FakeSender.Answer(200));
        await new RetryingSender(sender, waiting.Rule).SendAsync(Create, Cancelled);
        Assert.InRange(Assert.Single(waiting.Waits).TotalSeconds, waited, waited * 1.1);
    }

    [Fact]
    public async Task The_number_of_tries_is_the_rules()
    {
        var sender = FakeSender.Answering(429);
        await new RetryingSender(sender, new RecordedWaits().Rule with { Attempts = 2 }).SendAsync(Read, Cancelled);
        Assert.Equal(2, sender.Requests.Count);
    }

    [Fact]
    public async Task A_wait_can_be_cancelled()
    {
        using var stop = new CancellationTokenSource();
        var waits = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var rule = new RetryRule
        {
            Delay = (_, token) =>
            {
                waits.SetResult();
                return Task.Delay(Timeout.Infinite, token);
            },
        };
        var sender = FakeSender.Answering(429);
        var sending = new RetryingSender(sender, rule).SendAsync(Read, stop.Token);
        await waits.Task;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Single(sender.Requests);
    }

    [Fact]
    public async Task The_trace_hears_of_each_wait()
    {
        var trace = new RecordingTrace();
        await new RetryingSender(FakeSender.Answering(429, 429, 200), new RecordedWaits().Rule).SendAsync(Create with { Trace = trace }, Cancelled);
        Assert.Equal(["POST /api/v1/apps #1 waits", "POST /api/v1/apps #2 waits"], trace.Lines);
    }

    [Theory]
    [InlineData(502, true)]
    [InlineData(504, true)]
    [InlineData(408, true)]
    [InlineData(499, true)]
    [InlineData(429, false)]
    public async Task A_removal_that_finds_nothing_is_done_where_an_earlier_attempt_may_have_done_it(int first, bool isDone)
    {
        var trace = new RecordingTrace();
        foreach (var rest in new[] { new[] { 404 }, [429, 404] })
        {
            var sender = FakeSender.Answering([first, .. rest]);
            var response = await new RetryingSender(sender, new RecordedWaits().Rule).SendAsync(Delete with { Trace = trace }, Cancelled);
            Assert.Equal((isDone ? 204 : 404, isDone ? 0 : 2), (response.Status, response.Body.Length));
            Assert.Equal(isDone, trace.Lines.Last() == $"DELETE /api/v1/apps/2abc #{rest.Length + 1} counts as done");
        }
    }

    [Theory]
    [InlineData(C1ErrorKind.Network, false, true)]
    [InlineData(C1ErrorKind.Timeout, false, true)]
    [InlineData(C1ErrorKind.Network, true, false)]
    public async Task A_removal_that_finds_nothing_is_done_where_an_earlier_answer_was_lost(C1ErrorKind kind, bool neverSent, bool isDone)
    {
        var sender = new FakeSender(() => throw new C1ApiException("it broke") { Kind = kind, NeverSent = neverSent }, () => FakeSender.Answer(404));
        Assert.Equal(isDone ? 204 : 404, (await new RetryingSender(sender, new RecordedWaits().Rule).SendAsync(Delete, Cancelled)).Status);
    }

    [Fact]
    public async Task A_removal_whose_first_attempt_finds_nothing_is_not_done_and_nothing_but_a_removal_is()
    {
        Assert.Equal(404, (await new RetryingSender(FakeSender.Answering(404), new RecordedWaits().Rule).SendAsync(Delete, Cancelled)).Status);
        foreach (var request in new[] { Read, Delete with { Method = "PUT" } })
            Assert.Equal(404, (await new RetryingSender(FakeSender.Answering(502, 404), new RecordedWaits().Rule).SendAsync(request, Cancelled)).Status);
    }

    [Fact]
    public async Task A_removal_that_a_new_token_sends_again_remembers_what_came_before()
    {
        var retrying = new RetryingSender(FakeSender.Answering(502, 401, 404), new RecordedWaits().Rule);
        var refused = await retrying.SendAsync(Delete, Cancelled);
        Assert.Equal(401, refused.Status);
        Assert.Equal(204, (await retrying.SendAsync(Delete.After(refused), Cancelled)).Status);
    }

    [Fact]
    public async Task Any_other_failure_passes_at_once()
    {
        var sender = new FakeSender(() => throw new NotSupportedException("odd"));
        await Assert.ThrowsAsync<NotSupportedException>(() => new RetryingSender(sender, new RecordedWaits().Rule).SendAsync(Read, Cancelled));
        Assert.Single(sender.Requests);
    }
}
