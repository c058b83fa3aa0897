using System;
using ConductorOne.Sandbox.Authentication;
using ConductorOne.Sandbox.Federation;
using ConductorOne.Sandbox.Platforms;

namespace ConductorOne.Sandbox;

/// <summary>What stays the same however often the tenant is reset.</summary>
/// <param name="Url">Where the tenant is.</param>
/// <param name="Options">How it was set up.</param>
/// <param name="Clock">Its time.</param>
/// <param name="Credential">Its client credential.</param>
/// <param name="Issuer">The issuer beside it.</param>
/// <param name="Platform">What the platforms beside it put into the environment of their jobs.</param>
internal sealed record Premises(
    Uri Url,
    SandboxOptions Options,
    TenantClock Clock,
    ClientCredential Credential,
    LocalIssuer Issuer,
    PlatformEnvironment Platform);
