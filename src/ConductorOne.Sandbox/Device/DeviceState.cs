namespace ConductorOne.Sandbox.Device;

/// <summary>How far the sign-in of a device has come.</summary>
internal enum DeviceState
{
    /// <summary>Nobody has decided yet.</summary>
    Pending,

    /// <summary>The user allowed it; the token can be fetched.</summary>
    Approved,

    /// <summary>The user refused it.</summary>
    Denied,

    /// <summary>It took too long.</summary>
    Expired,

    /// <summary>The token was fetched.</summary>
    Used,
}
