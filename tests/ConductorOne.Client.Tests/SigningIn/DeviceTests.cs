using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Authentication;
using ConductorOne.Authentication.Device;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using ConductorOne.Identity;
using ConductorOne.PersonalClients;
using ConductorOne.Sandbox;
using Xunit;

namespace ConductorOne.Client.Tests.SigningIn;

public class DeviceTests
{
    private readonly ManualTime _time = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_who_approves_signs_in()
    {
        await using var tenant = await StartAsync();
        var client = tenant.Client(Source(tenant, "approve"));
        var identity = await client.SendAsync(IdentityCalls.Introspect(), null, Cancelled);
        Assert.NotEmpty(identity.UserId);
        Assert.Equal(("Device", false), (client.SignIn, client.CanRenew));
        Assert.Contains(tenant.TokenRequests, r => r.Status == 400);
        Assert.Equal(200, tenant.TokenRequests[^1].Status);
    }

    [Theory]
    [InlineData("deny", "The sign-in was denied in the browser.")]
    [InlineData("expire", "Nobody signed in before the code expired. Run Connect-C1 -Device again.")]
    public async Task Nobody_signs_in_where_the_person_does_not_approve(string decision, string message)
    {
        await using var tenant = await StartAsync();
        var error = await Assert.ThrowsAsync<C1ApiException>(() => tenant.Client(Source(tenant, decision)).SignInAsync(null, Cancelled));
        Assert.Equal((C1ErrorKind.SignInFailed, message), (error.Kind, error.Message));
    }

    [Fact]
    public async Task A_client_that_nobody_knows_is_refused()
    {
        await using var tenant = await StartAsync();
        var source = new DeviceTokenSource("no-client", new FakePrompt());
        var error = await Assert.ThrowsAsync<C1ApiException>(() => tenant.Client(source).SignInAsync(null, Cancelled));
        Assert.Equal((C1ErrorKind.SignInFailed, "invalid_client"), (error.Kind, error.Code));
    }

    [Fact]
    public async Task What_the_person_makes_with_the_token_signs_in_without_them()
    {
        await using var tenant = await StartAsync();
        var person = tenant.Client(Source(tenant, "approve"));
        var made = await person.SendAsync(
            PersonalClientCalls.Create(new() { DisplayName = "PowerShell on box", Expires = TimeSpan.FromHours(1), ScopedRoles = ["READ_ONLY"], AllowSourceCidr = ["127.0.0.0/8"] }),
            null,
            Cancelled);
        Assert.Equal(_time.Now.AddHours(1), made.Client!.ExpiresTime);
        Wire.AssertJson(
            """{"displayName":"PowerShell on box","expires":"3600s","scopedRoles":["READ_ONLY"],"allowSourceCidr":["127.0.0.0/8"]}""", tenant.Calls[^1].Body);

        var clientId = ClientIdentifier.Read(made.Client.ClientId);
        Assert.Equal(("pcc", tenant.Server.Url.Authority), (clientId.Kind, clientId.Host));
        var later = tenant.Client(new SignedAssertionTokenSource(clientId.Value, made.ClientSecret, tenant.Server.Url.Host) { Advice = "Sign in anew." });
        var before = await person.SendAsync(IdentityCalls.Introspect(), null, Cancelled);
        Assert.Equal(before.UserId, (await later.SendAsync(IdentityCalls.Introspect(), null, Cancelled)).UserId);

        await DeleteAsync(tenant, made.Client.Id);
        var error = await Assert.ThrowsAsync<C1ApiException>(() => later.SendAsync(IdentityCalls.Introspect(), null, Cancelled));
        Assert.Equal((C1ErrorKind.SignInFailed, "invalid_client"), (error.Kind, error.Code));
        Assert.EndsWith(". Sign in anew.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_codes_and_the_token_show_in_no_trace()
    {
        await using var tenant = await StartAsync();
        var trace = new RecordingTrace { WantsDetail = true };
        await tenant.Client(Source(tenant, "approve")).SendAsync(IdentityCalls.Introspect(), trace, Cancelled);
        var secrets = new[] { Form.Read(tenant.TokenRequests[0].Body)["device_code"], tenant.Calls[^1].Headers["authorization"]["Bearer ".Length..] };
        Assert.True(trace.Details.Count >= 6);
        foreach (var text in trace.Details.Concat(trace.Lines))
            Assert.All(secrets, s => Assert.DoesNotContain(s, text, StringComparison.Ordinal));
    }

    private Task<TestTenant> StartAsync() => TestTenant.StartAsync(new SandboxOptions { Time = _time, DeviceInterval = TimeSpan.FromSeconds(1) });

    /// <summary>The person decides after the first question, so that there is one that is pending.</summary>
    private DeviceTokenSource Source(TestTenant tenant, string decision)
    {
        var prompt = new FakePrompt();
        var asked = 0;
        return new DeviceTokenSource(DeviceTokenSource.PublicClientId, prompt)
        {
            Delay = async (wait, _) =>
            {
                if (++asked == 2)
                    await tenant.Server.ControlAsync("/sandbox/device/" + decision, new { userCode = prompt.Shown[0].Code });
                _time.Advance(wait);
            },
        };
    }

    private static async Task DeleteAsync(TestTenant tenant, string id)
    {
        using var http = new System.Net.Http.HttpClient();
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", tenant.Calls[^1].Headers["authorization"]);
        using var answer = await http.DeleteAsync(new Uri(tenant.Server.Url, "/api/v1/iam/personal_clients/" + id), Cancelled);
        answer.EnsureSuccessStatusCode();
    }
}
