using System;
using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Federation;

/// <summary>A tenant whose clock stands still, shared by tests that change nothing in it: its issuer's key takes a while to make.</summary>
public sealed class FederatedTenant : IAsyncLifetime
{
    private readonly ManualTime _time = new();

    internal TestTenant Tenant { get; private set; } = null!;

    /// <summary>The tenant's time in seconds.</summary>
    internal long Now => _time.GetUtcNow().ToUnixTimeSeconds();

    public async ValueTask InitializeAsync() => Tenant = await TestTenant.StartAsync(new SandboxOptions { Time = _time }, signIn: false);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Tenant.DisposeAsync();
    }
}
