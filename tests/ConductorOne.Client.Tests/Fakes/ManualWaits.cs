using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>Waits that last until a test ends them.</summary>
internal sealed class ManualWaits : IDisposable
{
    private readonly SemaphoreSlim _begun = new(0);
    private readonly List<(TimeSpan Asked, TaskCompletionSource Over)> _waits = [];

    public IReadOnlyList<TimeSpan> Asked
    {
        get
        {
            lock (_waits)
                return [.. _waits.Select(w => w.Asked)];
        }
    }

    public RetryRule Rule => new() { Delay = Delay };

    public async Task Delay(TimeSpan wait, CancellationToken cancellationToken)
    {
        var over = new TaskCompletionSource();
        lock (_waits)
            _waits.Add((wait, over));
        _begun.Release();
        await using (cancellationToken.Register(() => over.TrySetCanceled(cancellationToken)))
            await over.Task;
    }

    /// <summary>Waits until so many more waits have begun.</summary>
    public async Task BegunAsync(int count, CancellationToken cancellationToken)
    {
        for (var i = 0; i < count; i++)
            await _begun.WaitAsync(cancellationToken);
    }

    public void Dispose() => _begun.Dispose();

    /// <summary>Ends one, counted from zero.</summary>
    public void End(int index)
    {
        TaskCompletionSource over;
        lock (_waits)
            over = _waits[index].Over;
        over.TrySetResult();
    }
}
