#if NETSTANDARD2_0
using System.Threading;
using System.Threading.Tasks;

namespace ConductorOne.Compatibility;

internal static class TaskExtensions
{
    /// <summary>Waits for a task that somebody else owns, until the token says stop.</summary>
    internal static async Task<T> WaitAsync<T>(this Task<T> task, CancellationToken cancellationToken)
    {
        var stopped = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => stopped.TrySetResult(true)))
        {
            if (await Task.WhenAny(task, stopped.Task).ConfigureAwait(false) != task)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        return await task.ConfigureAwait(false);
    }
}
#endif
