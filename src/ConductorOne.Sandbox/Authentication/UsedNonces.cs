using System;
using System.Collections.Concurrent;

namespace ConductorOne.Sandbox.Authentication;

/// <summary>Values that work only once, kept for as long as somebody could try them again.</summary>
internal sealed class UsedNonces(TenantClock clock)
{
    private const int SweepThreshold = 1000;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _expiries = new(StringComparer.Ordinal);

    /// <summary>Marks a nonce as used. False when it was before.</summary>
    public bool TryUse(string nonce, DateTimeOffset expiry)
    {
        Sweep();
        return _expiries.TryAdd(nonce, expiry);
    }

    private void Sweep()
    {
        if (_expiries.Count < SweepThreshold)
            return;
        var now = clock.Now;
        foreach (var entry in _expiries)
        {
            if (entry.Value <= now)
                _expiries.TryRemove(entry);
        }
    }
}
