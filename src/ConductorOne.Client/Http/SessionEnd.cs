using System;
using System.Threading;
using System.Threading.Tasks;

namespace ConductorOne.Http;

/// <summary>Tells whoever waits before an attempt that the session was closed.</summary>
internal sealed class SessionEnd : IDisposable
{
    private readonly CancellationTokenSource _closed = new();

    public CancellationToken Token => _closed.Token;

    /// <summary>Closes it. The token can be asked all the same.</summary>
    public void Dispose() => _closed.Cancel();

    /// <summary>Runs a wait, which ends with the session, too.</summary>
    /// <exception cref="C1ApiException">The session was closed meanwhile.</exception>
    public async Task<T> WaitAsync<T>(ApiRequest request, Func<CancellationToken, Task<T>> wait, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Token);
        try
        {
            return await wait(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && !request.Repeatable)
        {
            // What creates or acts comes here before it is sent, or when the server did not take it.
            throw new NotSentException(cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && Token.IsCancellationRequested)
        {
            throw ApiErrors.SessionClosed(request);
        }
    }

    /// <summary>Runs a wait that gives nothing.</summary>
    /// <exception cref="C1ApiException">The session was closed meanwhile.</exception>
    public Task WaitAsync(ApiRequest request, Func<CancellationToken, Task> wait, CancellationToken cancellationToken) => WaitAsync(
        request,
        async token =>
        {
            await wait(token).ConfigureAwait(false);
            return true;
        },
        cancellationToken);
}
