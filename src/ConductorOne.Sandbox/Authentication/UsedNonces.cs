using System;

namespace ConductorOne.Sandbox.Authentication;

/// <summary>Values that work only once, kept for as long as somebody could try them again.</summary>
internal sealed class UsedNonces(TenantClock clock)
{
    private readonly ExpiringStore<string> _used = new(clock);

    /// <summary>Marks a nonce as used. False when it was before.</summary>
    public bool TryUse(string nonce, DateTimeOffset expiry) => _used.TryAdd(nonce, nonce, expiry - clock.Now);
}
