using System;
using System.Collections.Concurrent;

namespace ConductorOne.Sandbox.Authentication;

/// <summary>Values that are kept until their time is over, each under a key of its own.</summary>
internal sealed class ExpiringStore<T>(TenantClock clock)
    where T : class
{
    private const int SweepThreshold = 1000;

    private readonly ConcurrentDictionary<string, (T Value, Deadline Expiry)> _entries = new(StringComparer.Ordinal);

    /// <summary>Keeps a value for a while. False when the key is taken.</summary>
    public bool TryAdd(string key, T value, TimeSpan lifetime)
    {
        if (_entries.Count >= SweepThreshold)
            Remove(entry => clock.HasPassed(entry.Expiry));
        return _entries.TryAdd(key, (value, clock.After(lifetime)));
    }

    /// <summary>The value, or null when there is none or its time is over.</summary>
    public T? Find(string key) => _entries.TryGetValue(key, out var entry) && !clock.HasPassed(entry.Expiry) ? entry.Value : null;

    /// <summary>Drops some values before their time.</summary>
    public void RemoveAll(Predicate<T> isMeant) => Remove(entry => isMeant(entry.Value));

    /// <summary>Drops all values before their time.</summary>
    public void Clear() => _entries.Clear();

    private void Remove(Predicate<(T Value, Deadline Expiry)> isMeant)
    {
        foreach (var entry in _entries)
        {
            if (isMeant(entry.Value))
                _entries.TryRemove(entry);
        }
    }
}
