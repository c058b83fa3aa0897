using System;
using ConductorOne.Sandbox.Federation;

namespace ConductorOne.Sandbox;

/// <summary>How a <see cref="SandboxServer"/> is set up.</summary>
public sealed record SandboxOptions
{
    /// <summary>The TCP port on the loopback interface; 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>Whether the tenant listens with TLS as well, on a free port of its own.</summary>
    public bool Https { get; init; }

    /// <summary>How long an access token lives, in whole seconds.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Tells the time and measures it: the machine's clock unless given.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How far the tenant's clock is ahead of the machine's; negative when it is behind.</summary>
    public TimeSpan ClockOffset { get; init; }

    /// <summary>How long a device waits between two polls for its token, in whole seconds.</summary>
    public TimeSpan DeviceInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the codes of a device are good for, in whole seconds.</summary>
    public TimeSpan DeviceLifetime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether every token request needs a proof of possession (DPoP).</summary>
    public bool RequireDpop { get; init; }

    /// <summary>Whether every proof of possession needs a nonce of the server.</summary>
    public bool DpopNonce { get; init; }

    /// <summary>What each request takes longer; control requests excepted.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>How many API requests a second the tenant takes; 0 for any number.</summary>
    public int Rate { get; init; }

    /// <summary>Whether the pages of some lists hold more rows than asked for, as many as the live server's do.</summary>
    public bool Overshoot { get; init; }

    /// <summary>How long it takes until a change of an app's owners shows.</summary>
    public TimeSpan OwnerLag { get; init; }

    /// <summary>How long an invocation of a function takes: half of it until it runs, half of it until it is over.</summary>
    public TimeSpan FunctionTime { get; init; }

    /// <summary>Whether answers leave out what is unset: false, zero, empty and null values.</summary>
    public bool Sparse { get; init; }

    /// <summary>How many apps the tenant starts with.</summary>
    public int Apps { get; init; }

    /// <summary>How many users the tenant starts with, beside the people whom it always has.</summary>
    public int Users { get; init; }

    /// <summary>How many requests the journal keeps; 0 for none.</summary>
    public int JournalCapacity { get; init; } = 100_000;

    /// <summary>Where the keys of the issuer beside the tenant come from.</summary>
    internal IssuerKeys IssuerKeys { get; init; } = IssuerKeys.New;
}
