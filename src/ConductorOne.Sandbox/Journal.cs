using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace ConductorOne.Sandbox;

/// <summary>The requests that came in, in the order of their arrival. Control requests are not in it; token requests are.</summary>
public sealed class Journal
{
    // Many large bodies would otherwise fill the memory long before the number of entries does.
    private const long MaxBodyCharacters = 64L * 1024 * 1024;

    private readonly object _gate = new();
    private readonly Queue<JournalEntry> _entries = new();
    private readonly List<Waiter> _waiters = [];
    private readonly int _capacity;
    private long _bodyCharacters;
    private long _dropped;
    private long _sequence;

    internal Journal(int capacity) => _capacity = capacity;

    /// <summary>The entries that are there now. The oldest ones are dropped when there are too many.</summary>
    public IReadOnlyList<JournalEntry> Entries
    {
        get
        {
            lock (_gate)
                return [.. _entries];
        }
    }

    /// <summary>How many entries were dropped since the journal was last cleared.</summary>
    internal long Dropped
    {
        get
        {
            lock (_gate)
                return _dropped;
        }
    }

    /// <summary>The number of the newest entry; 0 before the first one.</summary>
    internal long LastSequence
    {
        get
        {
            lock (_gate)
                return _sequence;
        }
    }

    /// <summary>Forgets all entries. The numbering goes on.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
            (_bodyCharacters, _dropped) = (0, 0);
        }
    }

    /// <summary>
    /// Waits for an entry: one that is there already, or the next one to come or to be answered.
    /// </summary>
    /// <param name="predicate">
    /// Which entry is meant. It may be asked twice of one entry: on arrival, with status 0, and when it is answered.
    /// </param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<JournalEntry> WaitForAsync(Func<JournalEntry, bool> predicate, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        var waiter = new Waiter(predicate);
        lock (_gate)
        {
            if (_entries.FirstOrDefault(predicate) is { } present)
                return present;
            _waiters.Add(waiter);
        }

        try
        {
            return await waiter.Found.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
                _waiters.Remove(waiter);
        }
    }

    /// <summary>The entries that came after the one with this number.</summary>
    internal IReadOnlyList<JournalEntry> EntriesSince(long sequence)
    {
        lock (_gate)
            return [.. _entries.Where(entry => entry.Sequence > sequence)];
    }

    internal void Add(JournalEntry entry)
    {
        lock (_gate)
        {
            entry.Sequence = ++_sequence;
            _entries.Enqueue(entry);
            _bodyCharacters += entry.Body.Length;
            while (_entries.Count > _capacity || _bodyCharacters > MaxBodyCharacters)
            {
                _bodyCharacters -= _entries.Dequeue().Body.Length;
                _dropped++;
            }
        }

        Notify(entry);
    }

    internal void Answered(JournalEntry entry, int status)
    {
        entry.Answered(status);
        Notify(entry);
    }

    internal void Reset()
    {
        lock (_gate)
        {
            Clear();
            _sequence = 0;
        }
    }

    private void Notify(JournalEntry entry)
    {
        Waiter[] waiters;
        lock (_gate)
        {
            if (_waiters.Count == 0)
                return;
            waiters = [.. _waiters];
        }

        // Outside the lock, since the predicate is the caller's code.
        foreach (var waiter in waiters)
            waiter.Offer(entry);
    }

    private sealed class Waiter(Func<JournalEntry, bool> predicate)
    {
        public TaskCompletionSource<JournalEntry> Found { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Offer(JournalEntry entry)
        {
            try
            {
                if (predicate(entry))
                    Found.TrySetResult(entry);
            }
            catch (Exception exception)
            {
                // The caller's mistake belongs to the caller, not to the request that met it.
                Found.TrySetException(exception);
            }
        }
    }
}
