using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;

namespace ConductorOne.Lookup;

/// <summary>Keeps what was looked up for a short while, so that completing a line asks the server once.</summary>
internal sealed class LookupCache
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<string, (Stopwatch Age, NamedId[] Found)> _recent = new(StringComparer.Ordinal);

    public async Task<NamedId[]> GetAsync(C1Client client, ApiCall<NamedId[]> call, CancellationToken cancellationToken)
    {
        if (_recent.TryGetValue(call.Request.Path, out var recent) && recent.Age.Elapsed < Lifetime)
        {
            return recent.Found;
        }

        var found = await client.SendAsync(call, null, cancellationToken).ConfigureAwait(false);
        _recent[call.Request.Path] = (Stopwatch.StartNew(), found);
        return found;
    }
}
