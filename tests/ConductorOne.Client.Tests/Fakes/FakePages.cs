using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Lists;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>A list of numbers whose pages come when a test says so, and what was asked of it.</summary>
internal sealed class FakePages
{
    private readonly Func<string, int, Task<Page<int>>> _page;

    /// <param name="page">Answers with the page of a token and a size.</param>
    public FakePages(Func<string, int, Task<Page<int>>> page) => _page = page;

    /// <summary>Pages of these sizes, their numbers counted through.</summary>
    public FakePages(params int[] sizes)
        : this((token, _) => Task.FromResult(Counted(sizes, token.Length == 0 ? 0 : token.Length)))
    {
    }

    public List<string> Tokens { get; } = [];

    public List<int> Sizes { get; } = [];

    public List<CancellationToken> Cancellations { get; } = [];

    public PageReader<int> Reader(int? first = null, int? pageSize = null) => new(
        (call, _, cancellationToken) =>
        {
            var (token, size) = (call.Request.Path[1..], int.Parse(call.Request.Query[1..], System.Globalization.CultureInfo.InvariantCulture));
            Tokens.Add(token);
            Sizes.Add(size);
            Cancellations.Add(cancellationToken);
            return _page(token, size);
        },
        new((token, size) => ApiRequest.Get("/" + token) with { Query = "?" + size.ToString(System.Globalization.CultureInfo.InvariantCulture) }, _ => null),
        first,
        pageSize);

    /// <summary>Reads to the end.</summary>
    public static async Task<List<int>> ReadAllAsync(PageReader<int> reader)
    {
        var all = new List<int>();
        while (await reader.NextAsync(null, CancellationToken.None) is { } items)
            all.AddRange(items);
        return all;
    }

    /// <summary>Reads a list whose pages are all there already.</summary>
    public static IEnumerable<int> ReadNow(PageReader<int> reader)
    {
        while (Completed(reader.NextAsync(null, CancellationToken.None)) is { } items)
        {
            foreach (var item in items)
                yield return item;
        }
    }

    private static T Completed<T>(Task<T> task) => task.IsCompleted ? task.GetAwaiter().GetResult() : throw new InvalidOperationException("It waits.");

    // The token of a page is as long as there are pages before it.
    private static Page<int> Counted(int[] sizes, int index) => new(
        [.. Enumerable.Range(sizes.Take(index).Sum(), sizes[index])],
        index + 1 < sizes.Length ? new string('t', index + 1) : "");
}
