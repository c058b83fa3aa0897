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
    // From the twentieth turn on, SpinWait puts the thread to sleep.
    private const int SpinTurns = 19;

    private readonly object _gate = new();
    private readonly Queue<Action> _posts = new();

    /// <summary>Has something done on the pipeline's thread, as soon as that waits for work.</summary>
    /// <param name="write">What to do.</param>
    /// <param name="canWait">It may be done together with what comes next: waking the thread costs more than most of what it writes.</param>
    public void Post(Action write, bool canWait = false)
    {
        lock (_gate)
        {
            _posts.Enqueue(write);
            if (!canWait)
            {
                Monitor.Pulse(_gate);
            }
        }
    }

    /// <summary>Starts work on the thread pool. Its end wakes a pipeline that waits.</summary>
    public Task<T> Start<T>(Func<Task<T>> work) => Watch(Task.Run(work));

    /// <summary>Starts work that is to be waited for at once: as far as it goes without waiting, the pipeline's own thread does it.</summary>
    public Task<T> StartHere<T>(Func<Task<T>> work) => Watch(work());

    private Task<T> Watch<T>(Task<T> task)
    {
        task.ContinueWith(
            over =>
            {
                // Looked at, so that a failure that nobody reads any more is not told to the process.
                _ = over.Exception;
                Wake();
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return task;
    }

    /// <summary>Does on the pipeline's thread what work wants done there, until something is so. All of it is done, even where some of it fails.</summary>
    /// <param name="isSo">Asked whenever work has ended.</param>
    /// <param name="tick">What to do meanwhile, again and again: whenever work has ended, and as often as this at least.</param>
    /// <param name="interval">The longest time from one tick to the next.</param>
    /// <returns>The first failure: a preference of Stop, say.</returns>
    public ExceptionDispatchInfo? WaitUntil(Func<bool> isSo, Action? tick = null, TimeSpan interval = default)
    {
        ExceptionDispatchInfo? failure = null;
        while (Next(isSo, tick, interval) is { } post)
        {
            try
            {
                post();
            }
            catch (Exception e)
            {
                failure ??= ExceptionDispatchInfo.Capture(e);
            }
        }

        return failure;
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
        var task = Start(work);
        var failure = WaitUntil(() => task.IsCompleted);

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

    private Action? Next(Func<bool> isSo, Action? tick, TimeSpan interval)
    {
        // Most answers of a near server come before the thread would be asleep: waking it costs more than this.
        var spin = new SpinWait();
        for (var turn = 0; turn < SpinTurns && !isSo(); turn++)
        {
            spin.SpinOnce();
        }

        lock (_gate)
        {
            while (_posts.Count == 0)
            {
                if (isSo())
                {
                    return null;
                }

                if (tick is not null)
                {
                    Monitor.Wait(_gate, interval);
                    return tick;
                }

                Monitor.Wait(_gate);
            }

            return _posts.Dequeue();
        }
    }

    private void Wake()
    {
        lock (_gate)
        {
            Monitor.Pulse(_gate);
        }
    }
}
