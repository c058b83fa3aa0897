using System;
using System.Collections.Generic;
using System.Linq;

namespace ConductorOne.Sandbox.Device;

/// <summary>The devices that sign in, and the clients that may do so.</summary>
internal sealed class DeviceFlow(SandboxOptions options, TenantClock clock)
{
    // The public client of the vendor's SDK.
    private const string PublicClientId = "2RCzHlak5q7CY14SdBc8HoZEJRf";

    private readonly object _gate = new();
    private readonly HashSet<string> _clientIds = new(StringComparer.Ordinal) { PublicClientId };
    private readonly List<DeviceAuthorization> _authorizations = [];

    /// <summary>How long a client waits between two polls, unless it is told to slow down.</summary>
    public TimeSpan Interval => options.DeviceInterval;

    /// <summary>How long the codes are good for.</summary>
    public TimeSpan Lifetime => options.DeviceLifetime;

    /// <summary>Makes a public client known.</summary>
    public void Register(string clientId)
    {
        lock (_gate)
            _clientIds.Add(clientId);
    }

    /// <summary>Whether the public client is known.</summary>
    public bool Knows(string clientId)
    {
        lock (_gate)
            return _clientIds.Contains(clientId);
    }

    /// <summary>Starts the sign-in of a device.</summary>
    public DeviceAuthorization Start(string clientId)
    {
        lock (_gate)
        {
            var userCode = UserCode.Create();
            while (FindByUserCode(userCode) is not null)
                userCode = UserCode.Create();
            var started = new DeviceAuthorization(clientId, userCode, Interval, Lifetime, clock);
            _authorizations.Add(started);
            return started;
        }
    }

    /// <summary>The devices that wait for a decision.</summary>
    public IReadOnlyList<DeviceAuthorization> Pending()
    {
        lock (_gate)
            return [.. _authorizations.Where(authorization => authorization.State == DeviceState.Pending)];
    }

    /// <summary>The device with this user code, or null.</summary>
    public DeviceAuthorization? FindByUserCode(string userCode)
    {
        lock (_gate)
            return _authorizations.Find(authorization => UserCode.AreEqual(authorization.UserCode, userCode));
    }

    /// <summary>The device with this device code, or null.</summary>
    public DeviceAuthorization? FindByDeviceCode(string deviceCode)
    {
        lock (_gate)
            return _authorizations.Find(authorization => authorization.DeviceCode == deviceCode);
    }
}
