using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;

namespace ConductorOne.Lists;

/// <summary>
/// Reads a list page by page, always one page ahead of who reads it, and no further: memory stays flat however long the list is.
/// Not for several threads at once.
/// </summary>
internal sealed class PageReader<T> : IDisposable
{
    private const int LargestPage = 100;
    private const int SmallestPage = 10;

    private readonly Func<ApiCall<Page<T>>, IApiTrace?, CancellationToken, Task<Page<T>>> _send;
    private readonly PagedCall<T> _call;
    private readonly int _pageSize;
    private readonly PageTokens _tokens = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationToken _stopped;
    private CancellationTokenRegistration _stopping;
    private long _wanted;
    private bool _isOver;
    private Task<Page<T>>? _next;

    /// <param name="send">Sends the call for one page.</param>
    /// <param name="call">The list.</param>
    /// <param name="first">How many objects are wanted at most; all where nothing is said.</param>
    /// <param name="pageSize">How many objects a page should hold, from 10 to 100; what takes the fewest requests where nothing is said.</param>
    /// <param name="firstPage">The first page, if it has come already.</param>
    public PageReader(
        Func<ApiCall<Page<T>>, IApiTrace?, CancellationToken, Task<Page<T>>> send,
        PagedCall<T> call,
        int? first = null,
        int? pageSize = null,
        Page<T>? firstPage = null)
    {
        _send = send;
        _call = call;
        _wanted = first ?? long.MaxValue;
        _isOver = _wanted == 0;
        _pageSize = SizeOfPage(call.IsFiltered ? null : first, pageSize);
        _stopped = _stop.Token;
        _next = firstPage is null ? null : Task.FromResult(firstPage);
    }

    /// <summary>What the page that was read last lacks: an error for each object that cannot be read.</summary>
    public IReadOnlyList<C1ApiException> Holes { get; private set; } = [];

    /// <summary>How many objects to ask for at a time. It stays the same to the end of the list.</summary>
    public static int SizeOfPage(int? first, int? pageSize) => pageSize ?? Math.Min(LargestPage, Math.Max(SmallestPage, first ?? LargestPage));

    /// <summary>The objects of the next page, which may be none; nothing at the end of the list.</summary>
    /// <param name="trace">Hears of this page, and of the one that is fetched ahead.</param>
    /// <param name="cancellationToken">Stops the reader for good, the page that is fetched ahead too.</param>
    /// <exception cref="C1ApiException">The page could not be had, and neither can what follows it.</exception>
    public async Task<IReadOnlyList<T>?> NextAsync(IApiTrace? trace, CancellationToken cancellationToken)
    {
        if (_isOver)
        {
            return null;
        }

        _stopping.Dispose();
        _stopping = cancellationToken.Register(_stop.Cancel);
        var page = await (_next ??= FetchAsync("", trace)).ConfigureAwait(false);
        Holes = page.Holes.Count == 0 ? [] : [.. page.Holes.Select(hole => ApiErrors.ObjectUnreadable(_call.PageAt("", _pageSize).Request, hole))];
        var items = page.Items.Count <= _wanted ? page.Items : [.. page.Items.Take((int)_wanted)];
        _wanted -= items.Count;
        _isOver = _wanted == 0 || page.NextToken.Length == 0;
        _next = _isOver ? null : FetchAhead(page.NextToken, trace);
        return items;
    }

    /// <summary>Stops what is fetched ahead. Nobody hears of it.</summary>
    public void Dispose()
    {
        _isOver = true;
        _stopping.Dispose();
        _stop.Cancel();
        _stop.Dispose();
    }

    private Task<Page<T>> FetchAhead(string token, IApiTrace? trace)
    {
        var page = FetchAsync(token, trace);

        // It may be that nobody ever asks for it.
        page.ContinueWith(
            p => p.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return page;
    }

    // Whatever is wrong with a page, its token included, is told when it is that page's turn.
    private async Task<Page<T>> FetchAsync(string token, IApiTrace? trace)
    {
        var call = _call.PageAt(token, _pageSize);
        return token.Length > 0 && _tokens.IsRepeated(token)
            ? throw ApiErrors.PageTokenRepeated(call.Request)
            : await _send(call, trace, _stopped).ConfigureAwait(false);
    }
}
