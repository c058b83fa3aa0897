using System;
using System.Diagnostics;
using System.Management.Automation;
using System.Threading;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>How far a pipe is: shown once it takes longer than somebody would wait without asking, and at most five times a second.</summary>
/// <param name="cmdlet">Whose pipe it is.</param>
internal sealed class RowProgress(C1Cmdlet cmdlet)
{
    /// <summary>From one update to the next.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _next = Patience;
    private bool _isShown;
    private int _done;
    private int _failed;
    private int _waits;
    private long _waitedTicks;

    /// <summary>How many rows will come, where the user has said.</summary>
    public int? Total { get; set; }

    /// <summary>A request waits before it is tried again. Called from any thread.</summary>
    public void Waited(TimeSpan wait)
    {
        Interlocked.Increment(ref _waits);
        Interlocked.Add(ref _waitedTicks, wait.Ticks);
    }

    /// <summary>A row is through.</summary>
    public void Count(bool hasSucceeded)
    {
        _done++;
        _failed += hasSucceeded ? 0 : 1;
    }

    /// <summary>Whether it is time to show it.</summary>
    public bool IsDue => _clock.Elapsed >= _next;

    /// <summary>Shows it.</summary>
    /// <param name="inFlight">How many requests are under way.</param>
    /// <param name="waiting">How many rows wait for the server to be done with what it has accepted.</param>
    public void Show(int inFlight, int waiting)
    {
        var waited = TimeSpan.FromTicks(Interlocked.Read(ref _waitedTicks)).TotalSeconds;
        var record = NewRecord(Messages.ProgressStatus.With(_done - _failed, _failed, inFlight, Volatile.Read(ref _waits), waited));
        if (Total is { } total && total >= _done && _done > 0)
        {
            record.PercentComplete = (int)(100L * _done / total);
            record.SecondsRemaining = (int)(_clock.Elapsed.TotalSeconds / _done * (total - _done));
        }

        if (waiting > 0)
        {
            record.CurrentOperation = Messages.ProgressWaiting.With(waiting);
        }

        _isShown = true;
        _next = _clock.Elapsed + Interval;
        cmdlet.WriteProgress(record);
    }

    /// <summary>Takes it away.</summary>
    public void End()
    {
        if (!_isShown)
        {
            return;
        }

        _isShown = false;
        var record = NewRecord(Messages.ProgressDone);
        record.RecordType = ProgressRecordType.Completed;
        try
        {
            cmdlet.WriteProgress(record);
        }
        catch (Exception e) when (e is PipelineStoppedException or InvalidOperationException)
        {
            // It goes with the pipeline.
        }
    }

    // PowerShell tells bars apart by number.
    private ProgressRecord NewRecord(string status) => new(cmdlet.GetHashCode() & int.MaxValue, cmdlet.MyInvocation.MyCommand.Name, status);
}
