using System;
using System.Diagnostics;

namespace ConductorOne.Authentication;

/// <summary>A token and when to renew it. Measured by a clock that nobody sets, so a wrong wall clock does no harm.</summary>
internal sealed class AccessToken
{
    private readonly Stopwatch _age = Stopwatch.StartNew();
    private readonly TimeSpan? _lifetime;

    /// <param name="value">The token itself.</param>
    /// <param name="type">How it is sent: <c>Bearer</c>.</param>
    /// <param name="lifetime">How long the server says that it lasts; nothing for a token that came without a word about it.</param>
    public AccessToken(string value, string type, TimeSpan? lifetime)
    {
        Value = value;
        Type = type;
        _lifetime = lifetime;
        ExpiresAt = lifetime is { } span ? DateTimeOffset.UtcNow + span : null;
    }

    public string Value { get; }

    public string Type { get; }

    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>Ahead of expiry: a minute, or a quarter of a short life, and never less than a tenth of it.</summary>
    public bool IsDue => _lifetime is { } life && _age.Elapsed >= life - Ahead(life);

    /// <summary>No use any more, by the server's own word.</summary>
    public bool IsExpired => _lifetime is { } life && _age.Elapsed >= life;

    private static TimeSpan Ahead(TimeSpan life)
    {
        var minute = TimeSpan.FromMinutes(1).Ticks;
        return TimeSpan.FromTicks(Math.Max(life.Ticks / 10, Math.Min(minute, life.Ticks / 4)));
    }
}
