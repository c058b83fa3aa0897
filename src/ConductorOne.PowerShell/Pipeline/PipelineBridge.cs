using System;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>
/// The one bridge between asynchronous work and a pipeline: work runs on the thread pool, whatever it wants to write is queued
/// and written by the pipeline's own thread, which alone may do so.
/// </summary>
internal sealed class PipelineBridge
{
    private readonly object _gate = new();
    private readonly Queue<Action> _posts = new();
    private bool _isOver = true;

    /// <summary>Has something done on the pipeline's thread. Dropped once the work that it belongs to is over.</summary>
    /// <param name="write">What to do.</param>
    /// <param name="canWait">It may be done together with what comes next: waking the thread costs more than most of what it writes.</param>
    public void Post(Action write, bool canWait = false)
    {
        lock (_gate)
        {
            if (_isOver)
            {
                return;
            }

            _posts.Enqueue(write);
            if (!canWait)
            {
                Monitor.Pulse(_gate);
            }
        }
    }

    /// <summary>
    /// Runs work to its end. Where writing a message failed meanwhile (a preference of Stop), the result is still handed over
    /// before that failure goes on: what the server did is not lost.
    /// </summary>
    /// <param name="work">What to run.</param>
    /// <param name="result">Takes the result.</param>
    /// <param name="failed">Takes the exception where the work failed; without it, that is thrown.</param>
    public void Run<T>(Func<Task<T>> work, Action<T> result, Action<Exception>? failed = null)
    {
        _isOver = false;
        var task = Task.Run(work);
        task.ContinueWith(_ => End(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        ExceptionDispatchInfo? failure = null;
        while (Next() is { } post)
        {
            try
            {
                post();
            }
            catch (Exception e)
            {
                // The first failure is the one to tell.
                failure ??= ExceptionDispatchInfo.Capture(e);
            }
        }

        // The task is over: this does not wait, it unwraps.
        if (task.IsFaulted && failed is not null)
        {
            failed(task.Exception!.InnerException!);
        }
        else
        {
            result(task.GetAwaiter().GetResult());
        }

        failure?.Throw();
    }

    private Action? Next()
    {
        lock (_gate)
        {
            while (_posts.Count == 0)
            {
                if (_isOver)
                {
                    return null;
                }

                Monitor.Wait(_gate);
            }

            return _posts.Dequeue();
        }
    }

    private void End()
    {
        lock (_gate)
        {
            _isOver = true;
            Monitor.Pulse(_gate);
        }
    }
}
