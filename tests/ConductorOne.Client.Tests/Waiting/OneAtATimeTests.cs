using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Waiting;
using Xunit;

namespace ConductorOne.Client.Tests.Waiting;

public class OneAtATimeTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_come_in_one_at_a_time_in_the_order_of_arrival()
    {
        var door = new OneAtATime();
        await door.EnterAsync(Cancelled);
        var order = new List<int>();
        var inside = 0;
        async Task ComeAsync(int number)
        {
            await door.EnterAsync(Cancelled);
            Assert.Equal(1, Interlocked.Increment(ref inside));
            order.Add(number);
            await Task.Yield();
            Interlocked.Decrement(ref inside);
            door.Leave();
        }

        Task[] others = [.. Enumerable.Range(0, 20).Select(ComeAsync)];
        Assert.Empty(order);
        door.Leave();
        await Task.WhenAll(others);
        Assert.Equal(Enumerable.Range(0, 20), order);
    }

    [Fact]
    public async Task Who_gives_up_holds_up_nobody()
    {
        using var stop = new CancellationTokenSource();
        var door = new OneAtATime();
        await door.EnterAsync(Cancelled);
        var first = door.EnterAsync(stop.Token);
        var second = door.EnterAsync(Cancelled);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.False(second.IsCompleted);
        door.Leave();
        await second;
        door.Leave();
        await door.EnterAsync(Cancelled);
    }
}
