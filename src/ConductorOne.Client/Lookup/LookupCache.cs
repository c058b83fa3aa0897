using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Lists;
#if NETSTANDARD2_0
using ConductorOne.Compatibility;
#endif

namespace ConductorOne.Lookup;

/// <summary>
/// Keeps what was looked up for a short while, so that completing a line asks the server once. What takes longer than somebody waits is
/// fetched to its end all the same, for the next time that they ask.
/// </summary>
internal sealed class LookupCache
{
    // Nobody looks through more, and somebody waits.
    private const int Most = 500;

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<string, Lookup> _recent = new(StringComparer.Ordinal);

    /// <summary>The beginning of the list: as much of it as comes before it fails or patience ends.</summary>
    public async Task<IReadOnlyList<NamedId>> GetAsync(C1Client client, PagedCall<NamedId> call, CancellationToken patience)
    {
        var list = call.NewRequest("", Most).Path;
        var lookup = _recent.AddOrUpdate(list, _ => new Lookup(client, call), (_, recent) => recent.IsFresh ? recent : new Lookup(client, call));
        try
        {
            await lookup.Fetching.WaitAsync(patience).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (lookup.Found.Count > 0)
        {
            // Part of it is better than nothing.
        }
        catch (Exception e) when (e is C1ApiException)
        {
            // Not worth keeping.
            _recent.TryRemove(list, out _);
            if (lookup.Found.Count == 0)
            {
                throw;
            }
        }

        return lookup.Found;
    }

    private sealed class Lookup
    {
        private readonly Stopwatch _age = Stopwatch.StartNew();
        private volatile IReadOnlyList<NamedId> _found = [];

        public Lookup(C1Client client, PagedCall<NamedId> call)
        {
            Fetching = FetchAsync(client, call);

            // It may be that nobody asks any more.
            Fetching.ContinueWith(
                t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        public Task<bool> Fetching { get; }

        public bool IsFresh => _age.Elapsed < Lifetime;

        /// <summary>What has come until now.</summary>
        public IReadOnlyList<NamedId> Found => _found;

        private async Task<bool> FetchAsync(C1Client client, PagedCall<NamedId> call)
        {
            using var limit = new CancellationTokenSource(Lifetime);
            using var reader = new PageReader<NamedId>(client.SendAsync, call, Most);
            while (await reader.NextAsync(null, limit.Token).ConfigureAwait(false) is { } page)
            {
                _found = [.. _found, .. page];
            }

            return true;
        }
    }
}
