using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using ConductorOne.Lists;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ConductorOne.Client.Tests.Lists;

public class PageReaderTests
{
    private static readonly Gen<int[]> PageSizes = Gen.Frequency((1, Gen.Constant(0)), (4, Gen.Choose(1, 12))).NonEmptyListOf().Select(l => l.ToArray());

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_come_in_order_until_there_is_no_token()
    {
        var pages = new FakePages(2, 0, 3);
        using var reader = pages.Reader();
        Assert.Equal([0, 1], await reader.NextAsync(null, Cancelled));
        Assert.Equal([], await reader.NextAsync(null, Cancelled));
        Assert.Equal([2, 3, 4], await reader.NextAsync(null, Cancelled));
        Assert.Null(await reader.NextAsync(null, Cancelled));
        Assert.Null(await reader.NextAsync(null, Cancelled));
        Assert.Equal(["", "t", "tt"], pages.Tokens);
    }

    [Fact]
    public void A_list_behind_another_is_read_after_it() => Always.Holds(
        PageSizes.Zip(PageSizes),
        sample =>
        {
            var (first, second) = sample;
            var list = Counted("a", first).Then(Counted("b", second));
            var asked = new List<string>();
            using var reader = new PageReader<string>(
                (call, _, _) =>
                {
                    asked.Add(call.Request.Path);
                    return Task.FromResult(call.Read(Array.Empty<byte>())!);
                },
                list);
            var read = new List<string>();
            while (reader.NextAsync(null, Cancelled).GetAwaiter().GetResult() is { } items)
                read.AddRange(items);
            string[] Names(string name, int[] sizes) => [.. Enumerable.Range(0, sizes.Sum()).Select(number => $"{name}{number}")];
            Assert.Equal([.. Names("a", first), .. Names("b", second)], read);
            string[] Paths(string name, int[] sizes) => [.. sizes.Select((_, index) => $"/{name}/{new string('t', index)}")];
            Assert.Equal([.. Paths("a", first), .. Paths("b", second)], asked);
        });

    [Fact]
    public void A_list_behind_another_is_left_out_where_that_says_so() => Always.Holds(
        PageSizes.Zip(PageSizes),
        sample =>
        {
            var (first, second) = sample;
            var asked = new List<string>();
            using var reader = new PageReader<string>(
                (call, _, _) =>
                {
                    asked.Add(call.Request.Path);
                    return Task.FromResult(call.Read(Array.Empty<byte>())!);
                },
                Counted("a", first).Then(Counted("b", second), () => asked.Count < first.Length));
            while (reader.NextAsync(null, Cancelled).GetAwaiter().GetResult() is not null)
            {
            }

            Assert.Equal(first.Select((_, index) => $"/a/{new string('t', index)}"), asked);
        });

    [Fact]
    public void First_is_exact_and_asks_for_no_page_too_many() => Always.Holds(
        PageSizes.Zip(Gen.Choose(0, 60)),
        sample =>
        {
            var (sizes, first) = sample;
            var pages = new FakePages(sizes);
            using var reader = pages.Reader(first);
            Assert.Equal(Enumerable.Range(0, Math.Min(first, sizes.Sum())), FakePages.ReadNow(reader));
            var needed = Enumerable.Range(0, sizes.Length + 1).First(count => count == sizes.Length || sizes.Take(count).Sum() >= first);
            Assert.Equal(needed, pages.Tokens.Count);
        });

    [Theory]
    [InlineData(null, null, 100)]
    [InlineData(null, 25, 25)]
    [InlineData(1, null, 10)]
    [InlineData(10, null, 10)]
    [InlineData(37, null, 37)]
    [InlineData(100, null, 100)]
    [InlineData(int.MaxValue, null, 100)]
    [InlineData(3, 50, 50)]
    public async Task A_page_is_as_large_as_is_useful_and_stays_so(int? first, int? pageSize, int asked)
    {
        var pages = new FakePages(1, 1, 1);
        using var reader = pages.Reader(first, pageSize);
        await FakePages.ReadAllAsync(reader);
        Assert.Equal([.. Enumerable.Repeat(asked, Math.Min(3, first ?? 3))], pages.Sizes);
    }

    [Fact]
    public async Task A_filter_leaves_pages_large_and_counts_what_is_left()
    {
        var sizes = new List<int>();
        var list = new PagedCall<int>(
            (token, size) => ApiRequest.Get("/" + token) with { Query = "?" + size.ToString(CultureInfo.InvariantCulture) }, _ => null).Where(number => number % 5 == 0);
        using var reader = new PageReader<int>(
            (call, _, _) =>
            {
                var start = call.Request.Path.Length - 1;
                sizes.Add(int.Parse(call.Request.Query[1..], CultureInfo.InvariantCulture));
                return Task.FromResult(new Page<int>([.. Enumerable.Range(start * 4, 4).Where(number => number % 5 == 0)], new string('t', start + 1)));
            },
            list,
            first: 3);
        Assert.True(list.IsFiltered);
        Assert.Equal([0, 5, 10], await FakePages.ReadAllAsync(reader));
        Assert.Equal([100, 100, 100], sizes);
    }

    [Fact]
    public void A_filter_takes_away_what_is_not_meant_and_keeps_the_token()
    {
        var list = new PagedCall<int>((_, _) => ApiRequest.Get("/"), body => body.Bytes.Length == 0 ? null : new([1, 2, 3, 4], "next")).Where(number => number % 2 == 0);
        Assert.Equal([2, 4], list.Read(new byte[1])!.Items);
        Assert.Equal("next", list.Read(new byte[1])!.NextToken);
        Assert.Null(list.Read(Array.Empty<byte>()));
    }

    [Fact]
    public async Task One_page_is_fetched_ahead_as_soon_as_one_has_come_and_no_further()
    {
        var second = new TaskCompletionSource<Page<int>>();
        var pages = new FakePages((token, _) => token switch
        {
            "" => Task.FromResult(new Page<int>([1], "2")),
            "2" => second.Task,
            _ => Task.FromResult(new Page<int>([3], "")),
        });
        using var reader = pages.Reader();
        Assert.Empty(pages.Tokens);
        Assert.Equal([1], await reader.NextAsync(null, Cancelled));
        Assert.Equal(["", "2"], pages.Tokens);

        var next = reader.NextAsync(null, Cancelled);
        Assert.False(next.IsCompleted);
        Assert.Equal(["", "2"], pages.Tokens);
        second.SetResult(new([2], "3"));
        Assert.Equal([2], await next);
        Assert.Equal(["", "2", "3"], pages.Tokens);
    }

    [Fact]
    public void A_token_that_comes_twice_in_a_row_ends_the_list_behind_its_page()
    {
        var pages = new FakePages((token, _) => Task.FromResult(new Page<int>([token.Length], "t")));
        using var reader = pages.Reader();
        var read = new List<int>();
        var error = Assert.Throws<C1ApiException>(() => read.AddRange(FakePages.ReadNow(reader)));
        Assert.Equal(C1ErrorKind.InvalidResponse, error.Kind);
        Assert.Equal("GET /t was answered with a nextPageToken that had been used before: the list would never end, so reading stopped.", error.Message);
        Assert.Equal([0, 1], read);
        Assert.Equal(["", "t"], pages.Tokens);
    }

    [Fact]
    public async Task A_token_that_comes_twice_does_not_matter_where_enough_has_come()
    {
        using var reader = new FakePages((_, _) => Task.FromResult(new Page<int>([1], "t"))).Reader(first: 2);
        Assert.Equal([1, 1], await FakePages.ReadAllAsync(reader));
    }

    [Fact]
    public void No_circle_of_tokens_is_walked_for_ever() => Always.Holds(
        Gen.Choose(0, 40).Zip(Gen.Choose(1, 40)),
        sample =>
        {
            var (straight, circle) = sample;
            var pages = new FakePages((token, _) =>
            {
                var at = token.Length == 0 ? 0 : int.Parse(token, CultureInfo.InvariantCulture);
                var next = at + 1 < straight + circle + 1 ? at + 1 : straight + 1;
                return Task.FromResult(new Page<int>([at], next.ToString(CultureInfo.InvariantCulture)));
            });
            using var reader = pages.Reader();
            var read = new List<int>();
            Assert.Equal(C1ErrorKind.InvalidResponse, Assert.Throws<C1ApiException>(() => read.AddRange(FakePages.ReadNow(reader))).Kind);
            Assert.Equal(Enumerable.Range(0, straight + circle + 1), read.Take(straight + circle + 1));
            Assert.InRange(read.Count, straight + circle + 1, 4 * (straight + circle + 1));
        });

    [Fact]
    public async Task A_page_that_failed_ahead_is_told_of_when_it_is_its_turn()
    {
        var failure = new C1ApiException("it broke");
        using var reader = new FakePages((token, _) =>
            token.Length == 0 ? Task.FromResult(new Page<int>([1, 2], "t")) : Task.FromException<Page<int>>(failure)).Reader();
        Assert.Equal([1, 2], await reader.NextAsync(null, Cancelled));
        Assert.Same(failure, await Assert.ThrowsAsync<C1ApiException>(() => reader.NextAsync(null, Cancelled)));
        Assert.Same(failure, await Assert.ThrowsAsync<C1ApiException>(() => reader.NextAsync(null, Cancelled)));
    }

    [Fact]
    public async Task Cancelling_reaches_the_page_that_is_waited_for()
    {
        using var stop = new CancellationTokenSource();
        var pages = Waiting();
        using var reader = pages.Reader();
        var first = reader.NextAsync(null, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.WaitAsync(TimeSpan.FromSeconds(30), Cancelled));
    }

    [Fact]
    public async Task Cancelling_reaches_the_page_that_is_fetched_ahead_while_nobody_waits_for_it()
    {
        using var stop = new CancellationTokenSource();
        var pages = new FakePages((token, _) => token.Length == 0 ? Task.FromResult(new Page<int>([1], "t")) : new TaskCompletionSource<Page<int>>().Task);
        using var reader = pages.Reader();
        await reader.NextAsync(null, stop.Token);
        Assert.False(pages.Cancellations[1].IsCancellationRequested);
        await stop.CancelAsync();
        Assert.True(pages.Cancellations[1].IsCancellationRequested);
    }

    [Fact]
    public async Task A_reader_that_is_dropped_stops_what_it_fetches_ahead()
    {
        var pages = new FakePages((token, _) => token.Length == 0 ? Task.FromResult(new Page<int>([1], "t")) : new TaskCompletionSource<Page<int>>().Task);
        var reader = pages.Reader();
        await reader.NextAsync(null, Cancelled);
        reader.Dispose();
        Assert.True(pages.Cancellations[1].IsCancellationRequested);
        Assert.Null(await reader.NextAsync(null, Cancelled));
        Assert.Equal(2, pages.Tokens.Count);
    }

    [Fact]
    public void A_reader_that_is_dropped_leaves_no_failure_that_nobody_has_seen()
    {
        var failure = new C1ApiException("nobody asked");
        var unseen = new List<Exception>();
        void Note(object? sender, UnobservedTaskExceptionEventArgs e) => unseen.AddRange(e.Exception.InnerExceptions);
        TaskScheduler.UnobservedTaskException += Note;
        try
        {
            DropAfterOnePage(failure);
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Note;
        }

        Assert.DoesNotContain(failure, unseen);
    }

    [Fact]
    public async Task Two_pages_are_held_at_most()
    {
        var given = new List<WeakReference>();
        using var reader = Watched(given);
        for (var i = 0; i < 30; i++)
        {
            await reader.NextAsync(null, Cancelled);
            GC.Collect();
            Assert.InRange(given.Count(page => page.IsAlive), 1, 2);
        }

        Assert.Equal(31, given.Count);
    }

    private static PageReader<int> Watched(List<WeakReference> given) => new FakePages((token, _) =>
    {
        var page = new Page<int>([.. Enumerable.Range(0, 100)], token + "t");
        given.Add(new WeakReference(page.Items));
        return Task.FromResult(page);
    }).Reader();

    // Waits for ever, unless it is cancelled.
    private static FakePages Waiting()
    {
        FakePages? pages = null;
        pages = new FakePages((_, _) => new TaskCompletionSource<Page<int>>().Task.WaitAsync(pages!.Cancellations[^1]));
        return pages;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void DropAfterOnePage(Exception failure)
    {
        var ahead = new TaskCompletionSource<Page<int>>();
        var reader = new FakePages((token, _) => token.Length == 0 ? Task.FromResult(new Page<int>([1], "t")) : ahead.Task).Reader();
        Assert.True(reader.NextAsync(null, CancellationToken.None).IsCompletedSuccessfully);
        reader.Dispose();
        ahead.SetException(failure);
    }

    // The token of a page is as long as there are pages before it.
    private static PagedCall<string> Counted(string name, int[] sizes)
    {
        var index = 0;
        return new(
            (token, _) =>
            {
                index = token.Length;
                return ApiRequest.Get($"/{name}/{token}");
            },
            _ => new(
                [.. Enumerable.Range(sizes.Take(index).Sum(), sizes[index]).Select(number => $"{name}{number}")], index + 1 < sizes.Length ? new string('t', index + 1) : ""));
    }
}
