using System;
using System.Linq;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Authentication;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using ConductorOne.Identity;
using ConductorOne.Sandbox;
using Xunit;

namespace ConductorOne.Client.Tests.SigningIn;

public class ClockTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(300)]
    [InlineData(-300)]
    public async Task A_clock_that_is_five_minutes_off_costs_one_request_more(int seconds)
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { ClockOffset = TimeSpan.FromSeconds(seconds) });
        var client = tenant.Client();
        await client.SendAsync(IdentityCalls.Introspect(), null, Cancelled);
        Assert.Equal([401, 200], tenant.TokenRequests.Select(r => r.Status));

        await tenant.Server.ControlAsync("/sandbox/tokens/expire", new { });
        await client.SendAsync(IdentityCalls.Introspect(), null, Cancelled);
        Assert.Equal([401, 200, 200], tenant.TokenRequests.Select(r => r.Status));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(-60)]
    public async Task A_clock_that_is_a_minute_off_costs_none(int seconds)
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { ClockOffset = TimeSpan.FromSeconds(seconds) });
        await tenant.Client().SendAsync(IdentityCalls.Introspect(), null, Cancelled);
        Assert.Single(tenant.TokenRequests);
    }

    [Fact]
    public async Task A_wrong_secret_is_not_taken_for_a_wrong_clock_more_than_once()
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { ClockOffset = TimeSpan.FromMinutes(5) });
        var error = await Assert.ThrowsAsync<C1ApiException>(
            () => tenant.Client(new PlainSecretTokenSource(tenant.Server.ClientId, "hunter2-hunter2")).SignInAsync(null, Cancelled));
        Assert.Equal((C1ErrorKind.SignInFailed, 2), (error.Kind, tenant.TokenRequests.Length));
    }

    [Fact]
    public async Task Over_tls_with_an_authority_that_is_trusted_everything_is_the_same()
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Https = true, RequireDpop = true, DpopNonce = true });
        var settings = new ClientSettings { ProvesPossession = true, Retry = new RecordedWaits().Rule };
        var trusting = settings with { Network = new NetworkSettings { Authorities = [X509Certificate2.CreateFromPem(tenant.Server.Certificate!)] } };
        using var client = new C1Client(tenant.Server.HttpsUrl!, tenant.SignedAssertion(), trusting);
        await client.SendAsync(IdentityCalls.Introspect(), null, Cancelled);
        Assert.Equal(200, tenant.Calls[^1].Status);

        var before = tenant.Server.Journal.Entries.Count;
        using var stranger = new C1Client(tenant.Server.HttpsUrl!, tenant.SignedAssertion(), settings);
        var error = await Assert.ThrowsAsync<C1ApiException>(() => stranger.SignInAsync(null, Cancelled));
        Assert.Equal((C1ErrorKind.Network, true), (error.Kind, error.IsFinal));
        Assert.Equal(before, tenant.Server.Journal.Entries.Count);
    }
}
