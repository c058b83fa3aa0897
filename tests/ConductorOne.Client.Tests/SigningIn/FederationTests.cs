using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Authentication.Federation;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using ConductorOne.Identity;
using ConductorOne.Sandbox;
using Xunit;

namespace ConductorOne.Client.Tests.SigningIn;

[Collection(PlatformVariables.Collection)]
public sealed class FederationTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => File.Delete(_path);

    [Fact]
    public async Task A_token_of_a_trusted_issuer_signs_in()
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { TokenLifetime = TimeSpan.FromMinutes(30) });
        var token = await TokenAsync(tenant);
        var client = tenant.Client(await SourceAsync(tenant, new GivenSubjectToken(token)));
        await client.SendAsync(IdentityCalls.Introspect(), null, Cancelled);
        Assert.Equal(token, Form.Read(Assert.Single(tenant.TokenRequests).Body)["subject_token"]);
        Assert.Equal("WorkloadFederation", client.SignIn);
        Assert.InRange(client.ExpiresAt!.Value, DateTimeOffset.UtcNow.AddMinutes(29), DateTimeOffset.UtcNow.AddMinutes(30));
    }

    [Fact]
    public async Task A_session_outlives_its_token_with_what_the_file_holds_by_then()
    {
        await using var tenant = await TestTenant.StartAsync();
        await File.WriteAllTextAsync(_path, await TokenAsync(tenant), Cancelled);
        var client = tenant.Client(await SourceAsync(tenant, new SubjectTokenFile(_path)));
        await client.SendAsync(IdentityCalls.Introspect(), null, Cancelled);

        await tenant.Server.ControlAsync("/sandbox/tokens/expire", new { });
        await File.WriteAllTextAsync(_path, await TokenAsync(tenant) + "\n", Cancelled);
        await client.SendAsync(IdentityCalls.Introspect(), null, Cancelled);
        Assert.Equal(2, tenant.TokenRequests.Select(r => Form.Read(r.Body)["subject_token"]).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal([200, 401, 200], tenant.Calls.Select(c => c.Status));
    }

    [Fact]
    public async Task A_job_of_GitHub_Actions_signs_in_with_the_tenant_as_audience()
    {
        await using var tenant = await TestTenant.StartAsync();
        var platform = await tenant.Server.ControlAsync("/sandbox/platform");
        using var url = new EnvironmentVariable("ACTIONS_ID_TOKEN_REQUEST_URL", platform["actionsUrl"]!.ToString());
        using var token = new EnvironmentVariable("ACTIONS_ID_TOKEN_REQUEST_TOKEN", platform["actionsToken"]!.ToString());
        var trace = new RecordingTrace { WantsDetail = true };
        var client = tenant.Client(await SourceAsync(tenant, new GitHubActionsToken(new ClientSettings())));
        await client.SendAsync(IdentityCalls.Introspect(), trace, Cancelled);

        var given = new Jwt(Form.Read(Assert.Single(tenant.TokenRequests).Body)["subject_token"]);
        Assert.Equal(("127.0.0.1", "repo:acme/iac:ref:refs/heads/main"), (given.Claims["aud"]!.ToString(), given.Claims["sub"]!.ToString()));
        Assert.Equal(6, trace.Details.Count);
        var secrets = new[] { platform["actionsToken"]!.ToString(), given.ClaimsText, tenant.Calls[^1].Headers["authorization"]["Bearer ".Length..] };
        foreach (var detail in trace.Details)
            Assert.All(secrets, s => Assert.DoesNotContain(s, detail, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_refusal_comes_with_the_servers_reason_and_what_to_check()
    {
        await using var tenant = await TestTenant.StartAsync();
        var issuer = tenant.Server.Url + "sandbox/issuer";
        var condition = new { condition = new { claim = "sub", equals = "repo:acme/iac" } };
        var cases = new (object? Trust, object Token, string Advice)[]
        {
            (null, new { }, "does it exist"),
            (new { issuer = "https://elsewhere.example" }, new { }, $"does it trust the issuer {issuer}"),
            (condition, new { }, "does its condition hold for the subject sandbox?"),
            (new { }, new { forged = true }, "Check the trust"),
            (new { }, new { claims = new { aud = "acme.example" } }, "The OIDC token is made out to acme.example; its audience (aud) must hold 127.0.0.1."),
        };
        foreach (var (trust, token, advice) in cases)
        {
            var clientId = trust is null ? $"no-fox@{tenant.Server.Url.Authority}/wfe" : await TrustAsync(tenant, trust);
            var source = new TokenExchangeSource(clientId, new GivenSubjectToken(await TokenAsync(tenant, token)), "127.0.0.1");
            var error = await Assert.ThrowsAsync<C1ApiException>(() => tenant.Client(source).SignInAsync(null, Cancelled));
            Assert.Equal(C1ErrorKind.SignInFailed, error.Kind);
            Assert.Matches("^POST /auth/v1/token was answered with 40[013] [a-z_]+: .{10,}", error.Message);
            Assert.Contains(advice, error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(cases.Length, tenant.TokenRequests.Length);
    }

    [Fact]
    public async Task A_subject_that_meets_the_condition_signs_in()
    {
        await using var tenant = await TestTenant.StartAsync();
        var clientId = await TrustAsync(tenant, new { condition = new { claim = "sub", equals = "repo:acme/iac" } });
        var token = await TokenAsync(tenant, new { claims = new { sub = "repo:acme/iac" } });
        await tenant.Client(new TokenExchangeSource(clientId, new GivenSubjectToken(token), "127.0.0.1")).SignInAsync(null, Cancelled);
        Assert.Equal(200, Assert.Single(tenant.TokenRequests).Status);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(-300)]
    public async Task A_clock_that_is_five_minutes_off_does_no_harm_even_to_a_token_that_lives_no_longer(int seconds)
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { ClockOffset = TimeSpan.FromSeconds(seconds) });
        var source = await SourceAsync(tenant, new GivenSubjectToken(await TokenAsync(tenant, new { lifetimeSeconds = 300 })));
        await tenant.Client(source).SendAsync(IdentityCalls.Introspect(), null, Cancelled);
        Assert.Single(tenant.TokenRequests);
    }

    [Fact]
    public async Task A_token_that_only_the_server_knows_to_be_too_old_is_refused_in_its_words_and_called_old()
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { ClockOffset = TimeSpan.FromMinutes(5) });
        var source = await SourceAsync(tenant, new GivenSubjectToken(await TokenAsync(tenant, new { ageSeconds = 660, lifetimeSeconds = 1200 })));
        var error = await Assert.ThrowsAsync<C1ApiException>(() => tenant.Client(source).SignInAsync(null, Cancelled));
        Assert.Equal((C1ErrorKind.SignInFailed, "invalid_grant"), (error.Kind, error.Code));
        Assert.Contains(". The OIDC token of -OidcToken was issued 11 minutes ago, and the server accepts a token for ten minutes.", error.Message, StringComparison.Ordinal);
    }

    private static async Task<string> TrustAsync(TestTenant tenant, object trust) => (await tenant.Server.ControlAsync("/sandbox/trusts", trust))["clientId"]!.ToString();

    private static async Task<string> TokenAsync(TestTenant tenant, object? token = null) =>
        (await tenant.Server.ControlAsync("/sandbox/issuer/tokens", token ?? new { }))["token"]!.ToString();

    private static async Task<TokenExchangeSource> SourceAsync(TestTenant tenant, ISubjectTokenSource subjects) =>
        new(await TrustAsync(tenant, new { }), subjects, tenant.Server.Url.Host);
}
