using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Authentication.Device;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using ConductorOne.Identity;
using ConductorOne.Sandbox;
using Xunit;

namespace ConductorOne.Client.Tests.SigningIn;

public class DPoPTests
{
    private static readonly ClientSettings Proving = new() { ProvesPossession = true };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_with_proofs_signs_in_and_works()
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { RequireDpop = true });
        var client = tenant.Client(settings: Proving);
        await client.SendAsync(Some.NewApp(), null, Cancelled);
        await client.SendAsync(IdentityCalls.Introspect(), null, Cancelled);
        Assert.Equal([200, 200, 200], tenant.Server.Journal.Entries.Select(e => e.Status));
        Assert.All(tenant.Calls, c => Assert.StartsWith("DPoP ", c.Headers["authorization"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nonces_are_fetched_once_for_each_of_the_two_endpoints()
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { RequireDpop = true, DpopNonce = true });
        var client = tenant.Client(settings: Proving);
        for (var i = 0; i < 3; i++)
            await client.SendAsync(Some.NewApp("Payroll " + i), null, Cancelled);
        Assert.Equal([400, 200], tenant.TokenRequests.Select(r => r.Status));
        Assert.InRange(tenant.Calls.Count(c => c.Status == 401), 0, 1);
        Assert.Equal(3, tenant.Calls.Count(c => c.Status == 200));
    }

    [Fact]
    public async Task A_create_whose_nonce_has_ended_is_done_once_with_the_same_token()
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { RequireDpop = true, DpopNonce = true });
        var client = tenant.Client(settings: Proving);
        await client.SendAsync(IdentityCalls.Introspect(), null, Cancelled);
        await tenant.Server.ControlAsync("/sandbox/dpop/nonces/expire", new { });
        await client.SendAsync(Some.NewApp(), null, Cancelled);
        Assert.Equal([401, 200], tenant.Calls.Where(c => c.Method == "POST").Select(c => c.Status));
        Assert.Equal(2, tenant.TokenRequests.Length);
    }

    [Fact]
    public async Task A_nonce_that_is_wanted_all_at_once_does_not_end_the_session()
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { RequireDpop = true });
        var client = tenant.Client(settings: Proving);
        await client.SendAsync(IdentityCalls.Introspect(), null, Cancelled);
        await tenant.Server.ControlAsync("/sandbox/dpop", new { nonce = true });
        await client.SendAsync(IdentityCalls.Introspect(), null, Cancelled);
        Assert.Single(tenant.TokenRequests);
    }

    [Fact]
    public async Task A_token_that_has_ended_is_renewed_with_a_proof()
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { RequireDpop = true, DpopNonce = true });
        var client = tenant.Client(settings: Proving);
        await client.SendAsync(IdentityCalls.Introspect(), null, Cancelled);
        await tenant.Server.ControlAsync("/sandbox/tokens/expire", new { });
        await client.SendAsync(Some.NewApp(), null, Cancelled);
        Assert.Equal(2, tenant.TokenRequests.Count(r => r.Status == 200));
        Assert.Equal([401, 200], tenant.Calls.Where(c => c.Method == "POST").Select(c => c.Status));
    }

    [Fact]
    public async Task Without_proofs_the_refusal_says_what_is_missing()
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { RequireDpop = true });
        var error = await Assert.ThrowsAsync<C1ApiException>(() => tenant.Client().SignInAsync(null, Cancelled));
        Assert.Equal((C1ErrorKind.SignInFailed, "invalid_dpop_proof"), (error.Kind, error.Code));
        Assert.EndsWith(" This credential needs -DPoP.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(300, false)]
    [InlineData(-300, false)]
    [InlineData(300, true)]
    [InlineData(-300, true)]
    public async Task A_clock_that_is_five_minutes_off_costs_one_request_more(int seconds, bool nonce)
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { ClockOffset = TimeSpan.FromSeconds(seconds), RequireDpop = true, DpopNonce = nonce });
        var client = tenant.Client(settings: Proving);
        await client.SendAsync(IdentityCalls.Introspect(), null, Cancelled);
        Assert.InRange(tenant.TokenRequests.Length, 1, nonce ? 3 : 2);
        Assert.Equal(200, tenant.Calls[^1].Status);
    }

    [Fact]
    public async Task A_person_signs_in_with_proofs_too()
    {
        var time = new ManualTime();
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Time = time, DeviceInterval = TimeSpan.FromSeconds(1), RequireDpop = true, DpopNonce = true });
        var prompt = new FakePrompt();
        var source = new DeviceTokenSource(DeviceTokenSource.PublicClientId, prompt)
        {
            Delay = async (wait, _) =>
            {
                time.Advance(wait);
                await tenant.Server.ControlAsync("/sandbox/device/approve", new { userCode = prompt.Shown[0].Code });
            },
        };
        await tenant.Client(source, Proving).SendAsync(IdentityCalls.Introspect(), null, Cancelled);
        Assert.StartsWith("DPoP ", tenant.Calls[^1].Headers["authorization"], StringComparison.Ordinal);
    }
}
