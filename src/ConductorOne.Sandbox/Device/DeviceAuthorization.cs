using System;
using System.Security.Cryptography;
using ConductorOne.Sandbox.Authentication;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Device;

/// <summary>The sign-in of one device, from the first request until its token is fetched.</summary>
internal sealed class DeviceAuthorization(string clientId, string userCode, TimeSpan interval, TimeSpan lifetime, TenantClock clock)
{
    private const int DeviceCodeBytes = 32;
    private static readonly TimeSpan SlowDown = TimeSpan.FromSeconds(5);

    // A timer may go off a little early.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(100);

    private readonly object _gate = new();
    private readonly Deadline _expiry = clock.After(lifetime);
    private DeviceState _state;
    private TimeSpan _interval = interval;
    private Deadline? _nextPoll;

    /// <summary>The client that asked.</summary>
    public string ClientId { get; } = clientId;

    /// <summary>What the user compares or types.</summary>
    public string UserCode { get; } = userCode;

    /// <summary>What the client fetches the token with.</summary>
    public string DeviceCode { get; } = Base64Text.Encode(RandomNumberGenerator.GetBytes(DeviceCodeBytes));

    /// <summary>How far it has come.</summary>
    public DeviceState State
    {
        get
        {
            lock (_gate)
                return _state is DeviceState.Pending or DeviceState.Approved && clock.HasPassed(_expiry) ? DeviceState.Expired : _state;
        }
    }

    /// <summary>Notes what the user, or the passing of time, decided. False when it is decided already.</summary>
    public bool TryDecide(DeviceState decision)
    {
        lock (_gate)
        {
            if (State != DeviceState.Pending)
                return false;
            _state = decision;
            return true;
        }
    }

    /// <summary>Uses the device code up.</summary>
    /// <exception cref="OAuthException">There is no token for it, or not yet.</exception>
    public void Redeem()
    {
        lock (_gate)
        {
            _state = State switch
            {
                DeviceState.Approved => DeviceState.Used,
                DeviceState.Denied => throw new OAuthException("access_denied", "the user denied the sign-in"),
                DeviceState.Expired => throw new OAuthException("expired_token", "the device code has expired"),
                DeviceState.Used => throw OAuthException.InvalidGrant("the device code was used before"),
                _ => throw Wait(),
            };
        }
    }

    // Each poll that comes too soon makes the client wait longer from then on.
    private OAuthException Wait()
    {
        var isTooSoon = _nextPoll is { } nextPoll && !clock.HasPassed(nextPoll);
        if (isTooSoon)
            _interval += SlowDown;
        _nextPoll = clock.After(_interval - Tolerance);
        return isTooSoon
            ? new OAuthException("slow_down", $"the interval between two polls is now {_interval.TotalSeconds} seconds")
            : new OAuthException("authorization_pending", "the user has not decided yet");
    }
}
