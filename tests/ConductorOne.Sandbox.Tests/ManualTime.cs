using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace ConductorOne.Sandbox.Tests;

/// <summary>A clock, a stopwatch and timers that stand still until a test moves them.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly object _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly Channel<TimeSpan> _begun = Channel.CreateUnbounded<TimeSpan>();
    private DateTimeOffset _now = DateTimeOffset.UtcNow;
    private long _timestamp;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Lets time pass, and timers go off.</summary>
    public void Advance(TimeSpan span)
    {
        ManualTimer[] due;
        lock (_gate)
        {
            (_now, _timestamp) = (_now + span, _timestamp + span.Ticks);
            due = [.. _timers.Where(timer => timer.At <= _timestamp)];
            _timers.RemoveAll(timer => timer.At <= _timestamp);
        }

        foreach (var timer in due)
            timer.GoOff();
    }

    /// <summary>Sets the clock, as an administrator does; the stopwatch goes on undisturbed.</summary>
    public void SetClock(TimeSpan ahead)
    {
        lock (_gate)
            _now += ahead;
    }

    /// <summary>Waits until the next timer has begun, and tells how long it takes.</summary>
    public ValueTask<TimeSpan> TimerBegunAsync(CancellationToken cancellationToken) => _begun.Reader.ReadAsync(cancellationToken);

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    public override long GetTimestamp()
    {
        lock (_gate)
            return _timestamp;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private void Start(ManualTimer timer, TimeSpan dueTime)
    {
        lock (_gate)
        {
            timer.At = _timestamp + dueTime.Ticks;
            _timers.Add(timer);
        }

        _begun.Writer.TryWrite(dueTime);
    }

    private void Stop(ManualTimer timer)
    {
        lock (_gate)
            _timers.Remove(timer);
    }

    /// <summary>A timer that goes off once.</summary>
    private sealed class ManualTimer(ManualTime time, Action goOff) : ITimer
    {
        public long At { get; set; }

        public void GoOff() => goOff();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (period != Timeout.InfiniteTimeSpan)
                throw new NotSupportedException();
            time.Stop(this);
            if (dueTime != Timeout.InfiniteTimeSpan)
                time.Start(this, dueTime);
            return true;
        }

        public void Dispose() => time.Stop(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
