using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Lists;

namespace ConductorOne.Lookup;

/// <summary>Keeps what was looked up for a short while, so that completing a line asks the server once.</summary>
internal sealed class LookupCache
{
    // Nobody looks through more, and somebody waits.
    private const int Most = 500;

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<string, (Stopwatch Age, IReadOnlyList<NamedId> Found)> _recent = new(StringComparer.Ordinal);

    /// <summary>The beginning of the list: as much of it as comes before it fails or is cancelled.</summary>
    public async Task<IReadOnlyList<NamedId>> GetAsync(C1Client client, PagedCall<NamedId> call, CancellationToken cancellationToken)
    {
        var list = call.NewRequest("", Most).Path;
        if (_recent.TryGetValue(list, out var recent) && recent.Age.Elapsed < Lifetime)
        {
            return recent.Found;
        }

        var found = new List<NamedId>();
        using var reader = new PageReader<NamedId>(client.SendAsync, call, Most);
        try
        {
            while (await reader.NextAsync(null, cancellationToken).ConfigureAwait(false) is { } page)
            {
                found.AddRange(page);
            }
        }
        catch (Exception e) when (found.Count > 0 && e is (C1ApiException or OperationCanceledException))
        {
            // Part of it is better than nothing, but not worth keeping.
            return found;
        }

        _recent[list] = (Stopwatch.StartNew(), found);
        return found;
    }
}
