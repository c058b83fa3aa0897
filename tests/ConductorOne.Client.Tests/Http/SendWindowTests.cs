using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using Xunit;

namespace ConductorOne.Client.Tests.Http;

public sealed class SendWindowTests : IDisposable
{
    private static readonly ApiResponse Fine = FakeSender.Answer(200);

    private static readonly ApiResponse Throttled = FakeSender.Answer(429);

    private readonly ManualWaits _waits = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _waits.Dispose();

    [Fact]
    public void Sixty_four_are_let_in()
    {
        var window = NewWindow();
        Assert.Equal(Enumerable.Range(1, 64), Enter(window, 64).Select(t => t.InFlight));
        Assert.False(window.TryEnter(out _));
        window.Leave(default, null);
        Assert.True(window.TryEnter(out _));
    }

    [Theory]
    [InlineData(64, 32)]
    [InlineData(16, 8)]
    [InlineData(3, 1)]
    [InlineData(1, 1)]
    public void What_is_throttled_halves_what_was_really_under_way(int inFlight, int left)
    {
        var window = NewWindow();
        window.Leave(Enter(window, inFlight)[0], Throttled);
        Assert.Equal(left, window.Width);
    }

    [Fact]
    public void The_last_of_a_burst_counts_as_one_of_it()
    {
        var window = NewWindow();
        var turns = Enter(window, 16);
        foreach (var turn in turns[..^1])
            window.Leave(turn, Fine);
        window.Leave(turns[^1], Throttled);
        Assert.Equal(8, window.Width);
    }

    [Fact]
    public void A_round_halves_it_once_however_many_are_throttled()
    {
        var window = NewWindow();
        var first = Enter(window, 16);
        foreach (var turn in first)
            window.Leave(turn, Throttled);
        Assert.Equal(8, window.Width);

        var second = Enter(window, 8);
        foreach (var turn in second)
            window.Leave(turn, Throttled);
        Assert.Equal(4, window.Width);
    }

    [Fact]
    public void It_grows_by_one_for_a_round_that_goes_well()
    {
        var window = NewWindow();
        window.Leave(Enter(window, 8)[0], Throttled);
        Empty(window, 7);
        Assert.Equal(4, window.Width);
        foreach (var width in new[] { 4, 5, 6 })
        {
            Assert.Equal(width, window.Width);
            foreach (var turn in Enter(window, width))
                window.Leave(turn, Fine);

            // A round adds a little less than one, since each step of it is taken from a wider window.
            window.Leave(Enter(window, 1)[0], Fine);
        }

        for (var i = 0; i < 10_000; i++)
            window.Leave(Enter(window, 1)[0], Fine);
        Assert.Equal(64, window.Width);
    }

    [Fact]
    public void What_began_before_it_shrank_tells_nothing_of_what_it_is_now()
    {
        var window = NewWindow();
        var turns = Enter(window, 8);
        window.Leave(turns[0], Throttled);
        foreach (var turn in turns[1..])
            window.Leave(turn, Fine);
        window.Leave(Enter(window, 1)[0], Fine);
        Assert.Equal(4, window.Width);
    }

    [Theory]
    [InlineData(503, 7, 4)]
    [InlineData(503, null, 8)]
    [InlineData(500, null, 8)]
    [InlineData(502, 7, 8)]
    [InlineData(408, null, 8)]
    [InlineData(499, null, 8)]
    public void Other_failures_halve_it_where_the_server_says_when_to_come_back(int status, int? seconds, int width)
    {
        var window = Narrowed(8);
        var turns = Enter(window, 8);
        window.Leave(turns[0], FakeSender.Answer(status, retryAfter: seconds is { } after ? TimeSpan.FromSeconds(after) : null));
        foreach (var turn in turns[1..])
            window.Leave(turn, null);
        Assert.Equal(width, window.Width);
        Assert.Empty(_waits.Asked);
    }

    [Fact]
    public async Task Who_waits_is_let_in_in_turn_and_who_goes_ahead_before_them()
    {
        var window = Narrowed(1);
        var inside = Enter(window, 1)[0];
        var order = new List<string>();
        var waiting = new[] { ("a", false), ("b", false), ("retry 1", true), ("c", false), ("retry 2", true) }
            .Select(w => WaitAsync(w.Item1, w.Item2)).ToArray();
        window.Leave(inside, null);
        await Task.WhenAll(waiting);
        Assert.Equal(["retry 1", "retry 2", "a", "b", "c"], order);

        async Task WaitAsync(string name, bool goesAhead)
        {
            var turn = await window.EnterAsync(goesAhead, Cancelled);
            order.Add(name);
            window.Leave(turn, null);
        }
    }

    [Fact]
    public async Task Nobody_begins_during_a_pause_and_not_all_begin_behind_it()
    {
        var window = NewWindow();
        var turns = Enter(window, 4);
        window.Leave(turns[0], Pausing(7));
        Assert.Equal([TimeSpan.FromSeconds(7)], _waits.Asked);
        Assert.Equal(0, window.Width);
        foreach (var turn in turns[1..])
            window.Leave(turn, Fine);
        Assert.False(window.TryEnter(out _));
        var waiting = Enumerable.Range(0, 4).Select(_ => window.EnterAsync(false, Cancelled)).ToArray();
        Assert.All(waiting, w => Assert.False(w.IsCompleted));

        _waits.End(0);
        await waiting[0];
        await waiting[1];
        Assert.Equal(2, window.Width);
        Assert.False(waiting[2].IsCompleted || waiting[3].IsCompleted);
        window.Leave(await waiting[0], null);
        await waiting[2];
    }

    [Fact]
    public void Of_several_pauses_the_last_to_end_counts()
    {
        var window = NewWindow();
        var turns = Enter(window, 2);
        window.Leave(turns[0], Pausing(3));
        window.Leave(turns[1], Pausing(9));
        Assert.Equal([TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(9)], _waits.Asked);
        _waits.End(1);
        Assert.False(window.TryEnter(out _));
        _waits.End(0);
        Assert.True(window.TryEnter(out _));
    }

    [Fact]
    public async Task Who_gives_up_leaves_the_others_in_their_order()
    {
        var window = Narrowed(1);
        var inside = Enter(window, 1)[0];
        using var stop = new CancellationTokenSource();
        var first = window.EnterAsync(false, stop.Token);
        var second = window.EnterAsync(false, Cancelled);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        window.Leave(inside, null);
        window.Leave(await second, null);
        Assert.True(window.TryEnter(out _));
    }

    [Fact]
    public async Task Who_gives_up_before_waiting_takes_no_place()
    {
        var window = Narrowed(1);
        var inside = Enter(window, 1)[0];
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => window.EnterAsync(false, new CancellationToken(canceled: true)));
        window.Leave(inside, null);
        Assert.True(window.TryEnter(out _));
    }

    private static WindowSlot[] Enter(SendWindow window, int count)
    {
        var turns = new WindowSlot[count];
        for (var i = 0; i < count; i++)
            Assert.True(window.TryEnter(out turns[i]));
        return turns;
    }

    private static void Empty(SendWindow window, int count)
    {
        for (var i = 0; i < count; i++)
            window.Leave(default, null);
    }

    private static ApiResponse Pausing(int seconds) => Throttled with { Pause = TimeSpan.FromSeconds(seconds) };

    private SendWindow NewWindow() => new(_waits.Delay, CancellationToken.None);

    private SendWindow Narrowed(int width)
    {
        var window = NewWindow();
        window.Leave(Enter(window, width * 2)[0], Throttled);
        Empty(window, (width * 2) - 1);
        Assert.Equal(width, window.Width);
        return window;
    }
}
