using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Credentials;
using ConductorOne.Http;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Completion;

/// <summary>The time that completion has to fetch what it offers. Whatever goes wrong, nothing is said: a line is being typed.</summary>
internal static class GracePeriod
{
    // As long as somebody who types would wait.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    public static IReadOnlyList<T> Fetch<T>(Func<CancellationToken, Task<IReadOnlyList<T>>> fetch)
    {
        IReadOnlyList<T> found = [];
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            new PipelineBridge().Run(() => fetch(patience.Token), result => found = result);
        }
        catch (Exception e) when (
            e is C1ApiException or C1InputException or CredentialStoreException or OperationCanceledException or ObjectDisposedException)
        {
            // There is nothing to offer.
        }

        return found;
    }
}
