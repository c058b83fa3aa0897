using System;
using System.Diagnostics;

namespace ConductorOne.Authentication;

/// <summary>A token and when to renew it. Measured by a clock that nobody sets, so a wrong wall clock does no harm.</summary>
internal sealed class AccessToken
{
    private readonly Stopwatch _age;
    private readonly TimeSpan? _lifetime;

    /// <param name="value">The token itself.</param>
    /// <param name="type">How it is sent: <c>Bearer</c>, or <c>DPoP</c> where it is bound to the session's key.</param>
    /// <param name="lifetime">How long the server says that it lasts; nothing for a token that came without a word about it.</param>
    /// <param name="age">Runs since the token was asked for: the server counts from a moment after that.</param>
    public AccessToken(string value, string type, TimeSpan? lifetime, Stopwatch? age = null)
    {
        _age = age ?? Stopwatch.StartNew();
        Value = value;
        Type = type;
        _lifetime = lifetime;
        ExpiresAt = lifetime is { } span ? DateTimeOffset.UtcNow + span - _age.Elapsed : null;
    }

    /// <summary>A token whose end somebody's clock tells: worth showing, and nothing to rely on.</summary>
    public AccessToken(string value, string type, DateTimeOffset? expiresAt)
        : this(value, type, (TimeSpan?)null) => ExpiresAt = expiresAt;

    public string Value { get; }

    public string Type { get; }

    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>In the last tenth of its life: ahead of expiry, and no more often than that takes.</summary>
    public bool IsDue => _lifetime is { } life && _age.Elapsed.Ticks >= life.Ticks / 10 * 9;

    /// <summary>No use any more, by the server's own word.</summary>
    public bool IsExpired => _lifetime is { } life && _age.Elapsed >= life;
}
