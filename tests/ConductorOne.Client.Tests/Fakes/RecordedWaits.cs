using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using ConductorOne.Http;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>A retry rule that waits without time passing, and what it would have waited.</summary>
internal sealed class RecordedWaits
{
    private readonly List<TimeSpan> _waits = [];

    public IReadOnlyList<TimeSpan> Waits => _waits;

    public RetryRule Rule => new()
    {
        Delay = (wait, cancellationToken) =>
        {
            lock (_waits)
                _waits.Add(wait);
            return cancellationToken.IsCancellationRequested ? Task.FromCanceled(cancellationToken) : Task.CompletedTask;
        },
    };
}
