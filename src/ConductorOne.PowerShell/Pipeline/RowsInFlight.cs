using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>
/// The rows of a pipe that are on their way: so many at once, written in the order in which they came, each error with its own row.
/// Whatever ends the pipe before its time, what the server did is written, or told where nothing can be written any more.
/// </summary>
/// <param name="cmdlet">Whose pipe it is.</param>
/// <param name="write">Writes what came of a row.</param>
/// <param name="progress">Shows how far it is.</param>
internal sealed class RowsInFlight<T>(C1Cmdlet cmdlet, Action<PendingRow<T>, T> write, RowProgress progress)
{
    // A slow row does not keep those behind it from being sent, up to here.
    private const int RowsPerRequest = 4;

    // Rows that wait cost nothing but memory.
    private const int MostWaiting = 1000;

    private readonly Queue<PendingRow<T>> _rows = new();

    // Rows that failed: their objects, if any, are written, and their errors are not.
    private readonly List<PendingRow<T>> _failed = [];
    private readonly IApiTrace _trace = cmdlet.NewTrace(progress.Waited);
    private readonly bool _endsOnError = cmdlet.EndsOnError;
    private readonly bool _isPipe = cmdlet.MyInvocation.ExpectingInput;
    private readonly CancellationToken _stop = cmdlet.StopToken;
    private readonly CancellationTokenSource _drop = CancellationTokenSource.CreateLinkedTokenSource(cmdlet.StopToken);

    // Rows that were to wait, and did not, since the pipe had ended.
    private readonly ConcurrentQueue<(int Number, string Label)> _unwaited = new();
    private CancellationTokenSource _waits = CancellationTokenSource.CreateLinkedTokenSource(cmdlet.StopToken);
    private volatile bool _hasFatal;
    private bool _isEnding;
    private int _sent;

    /// <summary>How many are under way at once.</summary>
    public int Limit { get; set; } = 1;

    private bool HasNext => _rows.Count > 0 && _rows.Peek().IsOver;

    /// <summary>Sends a row, and comes back when there is room for another: with a limit of 1, when it is written.</summary>
    /// <param name="row">The row.</param>
    /// <param name="subject">What it is about, for a cmdlet that has no row.</param>
    /// <param name="isRead">Whether it changes nothing at the server.</param>
    /// <param name="work">Sends it. Runs on the thread pool, beside other rows.</param>
    /// <param name="wait">Waits, once it is sent; nothing where there is nothing to wait for.</param>
    /// <param name="isUnderWay">Whether it counts as under way while it waits.</param>
    public void Send(
        InputRow row,
        string subject,
        bool isRead,
        Func<IApiTrace, CancellationToken, Task<T>> work,
        Func<T, IApiTrace, CancellationToken, Task<T>>? wait = null,
        bool isUnderWay = false)
    {
        // While the row was made, an answer may have come that ends the pipe.
        WriteNext();
        var number = _sent++;
        var request = Limit == 1 ? cmdlet.Bridge.StartHere(() => RunAsync(work)) : cmdlet.Bridge.Start(() => RunAsync(work));
        var pending = new PendingRow<T>(row, subject, isRead, wait is null ? request : cmdlet.Bridge.Start(() => WaitAsync(request, wait, (number, row.Name ?? subject))));
        Add(isUnderWay ? pending : pending with { Request = request });
    }

    /// <summary>Takes a row that is not sent: its error has its turn, too.</summary>
    public void Refuse(InputRow row, string subject, Exception error)
    {
        // Not by "|=", which would take back what another thread has set meanwhile.
        if (IsFatal(error))
        {
            _hasFatal = true;
        }

        Add(new(row, subject, false, Task.FromException<T>(error)));
    }

    /// <summary>Writes all that is under way.</summary>
    public void Finish()
    {
        WriteUntil(() => _rows.Count == 0);
        progress.End();
    }

    /// <summary>Comes back when every row is sent. Those that wait go on waiting.</summary>
    public void FinishSending() => WriteUntil(() => !_rows.Any(row => row.IsSending));

    /// <summary>
    /// Ends the pipe before its time. Requests that change something are awaited, unless Ctrl+C has cancelled them; what came of
    /// them is told in a warning, since an object can hardly be written any more.
    /// </summary>
    /// <param name="canWrite">Whether it is worth trying.</param>
    public void End(bool canWrite = false)
    {
        _isEnding = true;
        _waits.Cancel();
        if (_rows.All(row => row.IsRead || row.IsOver))
        {
            _drop.Cancel();
        }

        WaitForEnd();
        progress.End();
        try
        {
            while (canWrite && _rows.Count > 0)
            {
                WriteObject();
            }
        }
        catch (Exception e) when (e is RuntimeException or FlowControlException)
        {
            // The pipeline takes nothing any more.
        }

        var (failed, unwritten) = (_failed.ToArray(), _rows.ToArray());
        _failed.Clear();
        _rows.Clear();
        UnwrittenRows.Tell(cmdlet, failed, unwritten);
        var unwaited = new List<(int Number, string Label)>();
        while (_unwaited.TryDequeue(out var row))
        {
            unwaited.Add(row);
        }

        // They end in any order.
        if (unwaited.Count > 0)
        {
            cmdlet.Warn(Messages.WaitsDropped.With(string.Join(", ", unwaited.OrderBy(row => row.Number).Select(row => row.Label))));
        }
    }

    private async Task<T> RunAsync(Func<IApiTrace, CancellationToken, Task<T>> work)
    {
        try
        {
            return await work(_trace, _drop.Token).ConfigureAwait(false);
        }
        catch (NotSentException)
        {
            // Of which there is nothing to tell.
            throw new PipelineStoppedException();
        }
        catch (Exception e) when (IsFatal(PartialResultException.CauseOf(e)))
        {
            // Set before the row is over, so that the pipeline's thread never sees the row over without this.
            _hasFatal = true;
            throw;
        }
    }

    // The change is made, whatever ends the wait. What was made of a row that has failed in part is waited for, too.
    private async Task<T> WaitAsync(Task<T> request, Func<T, IApiTrace, CancellationToken, Task<T>> wait, (int Number, string Label) row)
    {
        T made;
        PartialResultException? part = null;
        try
        {
            made = await request.ConfigureAwait(false);
        }
        catch (PartialResultException e) when (e.Made is T)
        {
            (made, part) = ((T)e.Made, e);
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_drop.Token, _waits.Token);
        try
        {
            made = await RunAsync((trace, _) => wait(made, trace, stop.Token)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!_stop.IsCancellationRequested && !_drop.IsCancellationRequested)
        {
            _unwaited.Enqueue(row);
        }
        catch (OperationCanceledException e)
        {
            throw part?.Behind(made!, e) ?? PartialResultException.Cancelled(made!, isRead: true, e);
        }
        catch (Exception e) when (e is not PartialResultException)
        {
            throw part?.Behind(made!, e) ?? new PartialResultException(made!, e);
        }

        return part is null ? made : throw part.Behind(made!);
    }

    private void Add(PendingRow<T> row)
    {
        _rows.Enqueue(row);
        WriteUntil(() => _rows.Count(r => r.IsSending) < Limit && HasRoom());
    }

    private bool HasRoom() => _rows.Count < Limit * RowsPerRequest || (_rows.Count < MostWaiting && _rows.Any(r => r.IsWaiting));

    private void WriteUntil(Func<bool> isDone)
    {
        for (WriteNext(); !isDone() || HasNext; WriteNext())
        {
            WaitFor(() => _hasFatal || HasNext || isDone());
        }
    }

    // In this order: whether a row that is over ends the pipe is known by then, however long the one before it took to be written.
    private void WriteNext()
    {
        while (HasNext || _hasFatal)
        {
            // The messages of a row come before its object. Those of the last row could otherwise come after the pipe, where PowerShell takes none.
            WaitFor(() => true);
            if (_hasFatal)
            {
                WriteFatal();
            }
            else if (WriteObject() is { Error: not null } failed)
            {
                WriteError(failed);
            }
        }
    }

    // The error that ends the pipe comes last: behind the objects of all rows that were on their way with it, and the errors that end nothing.
    private void WriteFatal()
    {
        _waits.Cancel();
        WaitFor(AreAllOver);
        while (_rows.Count > 0)
        {
            if (WriteObject() is { Error: { } error } failed && !IsFatal(error))
            {
                WriteError(failed);
            }
        }

        // The first one ends the pipe, and the others are told by End. Where the preference has changed meanwhile, each is an error of its own.
        _hasFatal = false;
        _waits = CancellationTokenSource.CreateLinkedTokenSource(cmdlet.StopToken);
        while (_failed.Count > 0)
        {
            WriteError(_failed[0]);
        }
    }

    // A row leaves the queue with its object: where it has failed as well, it is kept until its error is written.
    private PendingRow<T> WriteObject()
    {
        if (cmdlet.StopToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }

        var row = _rows.Peek();
        try
        {
            if (row.Made is T made)
            {
                write(row, made);
            }
        }
        catch when (!_isEnding && !IsStopping)
        {
            // The consumer took the object and ended the pipe. Ctrl+C may have come before it took it: then the row stays, to be told of.
            Dequeue();
            throw;
        }

        return Dequeue();
    }

    private PendingRow<T> Dequeue()
    {
        var row = _rows.Dequeue();
        var hasSucceeded = row.Error is null;
        progress.Count(hasSucceeded);
        if (!hasSucceeded)
        {
            _failed.Add(row);
        }

        return row;
    }

    private void WriteError(PendingRow<T> row)
    {
        try
        {
            foreach (var error in row.Errors)
            {
                if (EndsEveryPipe(error))
                {
                    cmdlet.Terminate(error, row.Target, row.Row.Name);
                }

                cmdlet.WriteError(ErrorRecords.From(error, row.Target, row.Row.Name));
            }
        }
        catch when (!IsStopping && !cmdlet.AsksOnError)
        {
            // The error ended the pipe, so PowerShell tells of it. It does not where Ctrl+C came first, or somebody was asked: then the row stays.
            _failed.Remove(row);
            throw;
        }

        _failed.Remove(row);
    }

    private void WaitFor(Func<bool> isSo)
    {
        if (cmdlet.Bridge.WaitUntil(isSo, ShowProgress, RowProgress.Interval) is { } failure)
        {
            // Whoever had enough does not want more, but a preference of Stop loses nothing.
            End(canWrite: failure.SourceException is RuntimeException);
            failure.Throw();
        }
    }

    private void ShowProgress()
    {
        if (progress.IsDue)
        {
            progress.Show(_rows.Count(row => row.IsSending), _rows.Count(row => row.IsWaiting));
        }
    }

    // PowerShell tells nobody of Ctrl+C once a pipe has ended elsewhere, but whoever asks. Where that ended by a failure, it is no use to ask.
    private void WaitForEnd()
    {
        if (cmdlet.Stopping)
        {
            _drop.CancelAfter(C1Cmdlet.GracePeriod);
            cmdlet.Bridge.WaitUntil(AreAllOver);
        }
        else
        {
            cmdlet.Bridge.WaitUntil(AreAllOver, DropIfStopping, RowProgress.Interval);
        }
    }

    private void DropIfStopping()
    {
        if (cmdlet.Stopping)
        {
            _drop.Cancel();
        }
    }

    // PowerShell says so before it cancels the token: in between, nothing can be written any more either.
    private bool IsStopping => cmdlet.Stopping || cmdlet.StopToken.IsCancellationRequested;

    private bool AreAllOver() => _rows.All(row => row.IsOver);

    private bool IsFatal(Exception error) => _endsOnError ? error is not (OperationCanceledException or PipelineStoppedException) : EndsEveryPipe(error);

    // No row after it would fare better.
    private bool EndsEveryPipe(Exception error) => ErrorRecords.EndsEveryPipe(error, _isPipe);
}
