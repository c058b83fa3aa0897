using System;
using ConductorOne.Http;

namespace ConductorOne.Authentication;

/// <summary>A token and when to renew it. Its age is measured by a clock that nobody sets, so a wrong time of day does no harm.</summary>
internal sealed class AccessToken
{
    private readonly MachineClock _clock;
    private readonly TimeSpan _askedAt;
    private readonly TimeSpan? _lifetime;

    /// <param name="value">The token itself.</param>
    /// <param name="type">How it is sent: <c>Bearer</c>, or <c>DPoP</c> where it is bound to the session's key.</param>
    /// <param name="lifetime">How long the server says that it lasts; nothing for a token that came without a word about it.</param>
    /// <param name="clock">The clock of this machine.</param>
    /// <param name="askedAt">Its uptime when the token was asked for: the server counts from a moment after that.</param>
    public AccessToken(string value, string type, TimeSpan? lifetime, MachineClock clock, TimeSpan askedAt)
    {
        (Value, Type) = (value, type);
        (_clock, _askedAt, _lifetime) = (clock, askedAt, lifetime);

        // The age first: what passes before the time of day is read makes the end later, never earlier than the server's.
        var left = lifetime - Age;
        ExpiresAt = clock.UtcNow + left;
    }

    /// <summary>A token whose end somebody's clock tells: worth showing, and nothing to rely on.</summary>
    public AccessToken(string value, string type, DateTimeOffset? expiresAt)
        : this(value, type, lifetime: null, new MachineClock(), TimeSpan.Zero) => ExpiresAt = expiresAt;

    public string Value { get; }

    public string Type { get; }

    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>In the last tenth of its life: ahead of expiry, and no more often than that takes.</summary>
    public bool IsDue => _lifetime is { } life && Age.Ticks >= life.Ticks / 10 * 9;

    /// <summary>No use any more, by the server's own word.</summary>
    public bool IsExpired => _lifetime is { } life && Age >= life;

    private TimeSpan Age => _clock.Uptime - _askedAt;
}
