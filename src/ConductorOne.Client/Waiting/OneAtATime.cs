using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace ConductorOne.Waiting;

/// <summary>Lets one in at a time, in the order of arrival.</summary>
internal sealed class OneAtATime
{
    private readonly LinkedList<TaskCompletionSource<bool>> _waiting = new();
    private bool _isTaken;

    /// <summary>Comes in, once it is free.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        LinkedListNode<TaskCompletionSource<bool>> place;
        lock (_waiting)
        {
            if (!_isTaken)
            {
                _isTaken = true;
                return;
            }

            place = _waiting.AddLast(new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        using (cancellationToken.Register(() => GiveUp(place, cancellationToken)))
        {
            await place.Value.Task.ConfigureAwait(false);
        }
    }

    /// <summary>Goes, and lets the next one in.</summary>
    public void Leave()
    {
        lock (_waiting)
        {
            if (_waiting.First is { } next)
            {
                _waiting.Remove(next);
                next.Value.SetResult(true);
            }
            else
            {
                _isTaken = false;
            }
        }
    }

    // Who has been let in meanwhile is in, and leaves by itself.
    private void GiveUp(LinkedListNode<TaskCompletionSource<bool>> place, CancellationToken cancellationToken)
    {
        lock (_waiting)
        {
            if (place.List is { } list)
            {
                list.Remove(place);
                place.Value.TrySetCanceled(cancellationToken);
            }
        }
    }
}
