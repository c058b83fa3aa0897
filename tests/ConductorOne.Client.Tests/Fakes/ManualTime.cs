using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using ConductorOne.Http;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>Time that stands still until a test moves it: that of a sandbox, and by its <see cref="Clock"/> that of clients.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly object _gate = new();
    private readonly List<(CancellationTokenSource Source, TimeSpan At)> _limits = [];
    private DateTimeOffset _now = new(2026, 11, 21, 13, 0, 0, TimeSpan.Zero);
    private TimeSpan _passed;

    public ManualTime() => Clock = new ManualClock(this);

    public MachineClock Clock { get; }

    public DateTimeOffset Now => GetUtcNow();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Lets time pass, and cancels what was to be cancelled by then.</summary>
    public void Advance(TimeSpan span)
    {
        CancellationTokenSource[] due;
        lock (_gate)
        {
            (_now, _passed) = (_now + span, _passed + span);
            due = [.. _limits.Where(l => l.At <= _passed).Select(l => l.Source)];
            _limits.RemoveAll(l => l.At <= _passed);
        }

        foreach (var source in due)
        {
            try
            {
                source.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // What it limited was over before.
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    public override long GetTimestamp()
    {
        lock (_gate)
            return _passed.Ticks;
    }

    private void Limit(CancellationTokenSource source, TimeSpan span)
    {
        lock (_gate)
            _limits.Add((source, _passed + span));
    }

    private sealed class ManualClock(ManualTime time) : MachineClock
    {
        public override DateTimeOffset UtcNow => time.Now;

        public override TimeSpan Uptime => TimeSpan.FromTicks(time.GetTimestamp());

        public override void CancelAfter(CancellationTokenSource source, TimeSpan span) => time.Limit(source, span);
    }
}
