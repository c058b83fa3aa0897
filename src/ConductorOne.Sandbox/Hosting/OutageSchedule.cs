using System;
using System.Threading;

namespace ConductorOne.Sandbox.Hosting;

/// <summary>Counts the answers down to an outage, and knows of those that are due or under way.</summary>
internal sealed class OutageSchedule
{
    private readonly object _gate = new();
    private TimeSpan? _duration;
    private int _remaining;
    private int _begun;

    /// <summary>How many outages are due with the end of an answer, or under way.</summary>
    public int Begun => Volatile.Read(ref _begun);

    /// <summary>An outage follows the answer that is given now.</summary>
    public void Begin() => Interlocked.Increment(ref _begun);

    /// <summary>An outage is over.</summary>
    public void End() => Interlocked.Decrement(ref _begun);

    /// <summary>Lets an outage begin after so many more answers, in place of any that waits.</summary>
    public void Set(int after, TimeSpan duration)
    {
        lock (_gate)
            (_remaining, _duration) = (after, duration);
    }

    /// <summary>Forgets the outage that waits.</summary>
    public void Clear()
    {
        lock (_gate)
            _duration = null;
    }

    /// <summary>Counts one answer: how long the outage is that begins after it, or null when none does.</summary>
    public TimeSpan? Count()
    {
        lock (_gate)
        {
            if (_duration is null || --_remaining > 0)
                return null;
            var due = _duration;
            _duration = null;
            return due;
        }
    }
}
