using System;
using System.Collections.Concurrent;
using System.Threading.Tasks;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>
/// What the rows of a pipe found or made, by name: those of the same name, as NameComparer says, share one object, however many are under way at
/// once.
/// </summary>
internal sealed class OnePerName<T>
{
    private readonly ConcurrentDictionary<string, Task<T>> _byName = new(NameComparer.Instance);

    public async Task<T> GetAsync(string name, Func<Task<T>> findOrMake)
    {
        var own = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        while (_byName.GetOrAdd(name, own.Task) is var first && first != own.Task)
        {
            try
            {
                return await first.ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // The row that was first has failed: it is another one's turn.
            }
        }

        try
        {
            var made = await findOrMake().ConfigureAwait(false);
            own.SetResult(made);
            return made;
        }
        catch
        {
            _byName.TryRemove(name, out _);
            own.SetCanceled();
            throw;
        }
    }
}
