using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using ConductorOne.Http;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>Time that stands still until a test moves it: that of a sandbox, and by its <see cref="Clock"/> that of clients.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly object _gate = new();
    private readonly List<(CancellationTokenSource Source, TimeSpan At)> _limits = [];
    private readonly List<(TaskCompletionSource Over, TimeSpan At)> _delays = [];
    private readonly Channel<TimeSpan> _begun = Channel.CreateUnbounded<TimeSpan>();
    private DateTimeOffset _now = new(2026, 11, 21, 13, 0, 0, TimeSpan.Zero);
    private TimeSpan _passed;

    public ManualTime() => Clock = new ManualClock(this);

    public MachineClock Clock { get; }

    public DateTimeOffset Now => GetUtcNow();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Waits until so many more delays have begun.</summary>
    public async Task DelaysBegunAsync(int count, CancellationToken cancellationToken)
    {
        for (var i = 0; i < count; i++)
            await _begun.Reader.ReadAsync(cancellationToken);
    }

    /// <summary>Lets time pass until the first of the delays that have begun is over.</summary>
    public void AdvanceToNextDelay()
    {
        TimeSpan span;
        lock (_gate)
            span = _delays.Min(delay => delay.At) - _passed;
        Advance(span);
    }

    /// <summary>Lets time pass, ends the delays that are over by then, and cancels what was to be cancelled.</summary>
    public void Advance(TimeSpan span)
    {
        CancellationTokenSource[] due;
        TaskCompletionSource[] over;
        lock (_gate)
        {
            (_now, _passed) = (_now + span, _passed + span);
            due = [.. _limits.Where(l => l.At <= _passed).Select(l => l.Source)];
            _limits.RemoveAll(l => l.At <= _passed);
            over = [.. _delays.Where(delay => delay.At <= _passed).Select(delay => delay.Over)];
            _delays.RemoveAll(delay => delay.At <= _passed);
        }

        foreach (var delay in over)
            delay.TrySetResult();

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

    private async Task DelayAsync(TimeSpan span, CancellationToken cancellationToken)
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (cancellationToken.Register(() => over.TrySetCanceled(cancellationToken)))
        {
            lock (_gate)
                _delays.Add((over, _passed + span));
            _begun.Writer.TryWrite(span);
            await over.Task;
        }
    }

    private sealed class ManualClock(ManualTime time) : MachineClock
    {
        public override DateTimeOffset UtcNow => time.Now;

        public override TimeSpan Uptime => TimeSpan.FromTicks(time.GetTimestamp());

        public override void CancelAfter(CancellationTokenSource source, TimeSpan span) => time.Limit(source, span);

        public override Task Delay(TimeSpan span, CancellationToken cancellationToken) => time.DelayAsync(span, cancellationToken);
    }
}
