using System;
using System.Linq;
using System.Threading.Tasks;
using ConductorOne.Sandbox.Federation;
using Xunit;
using Xunit.Sdk;

namespace ConductorOne.Sandbox.Tests.Federation;

public sealed class IssuerTests
{
    [Fact]
    public async Task A_token_has_claims_that_the_tenant_expects_and_a_signature_that_anybody_can_verify()
    {
        var time = new ManualTime();
        var options = new SandboxOptions { Time = time, ClockOffset = TimeSpan.FromHours(3) };
        await using var tenant = await TestTenant.StartAsync(options, signIn: false);
        var claims = await PublishedKey.ReadAsync(tenant, await tenant.IssueTokenAsync());

        var now = time.GetUtcNow().AddHours(3).ToUnixTimeSeconds();
        Assert.Equal($"{tenant.Server.Url.GetLeftPart(UriPartial.Authority)}/sandbox/issuer", (string)claims["iss"]!);
        Assert.Equal(("127.0.0.1", "sandbox"), ((string)claims["aud"]!, (string)claims["sub"]!));
        Assert.Equal((now, now, now + 600), ((long)claims["iat"]!, (long)claims["nbf"]!, (long)claims["exp"]!));
        Assert.True(Guid.TryParse((string)claims["jti"]!, out _));
    }

    [Fact]
    public async Task Claims_age_and_lifetime_can_be_chosen()
    {
        var time = new ManualTime();
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Time = time }, signIn: false);
        var claims = await PublishedKey.ReadAsync(tenant, await tenant.IssueTokenAsync(
            """{"ageSeconds":100,"lifetimeSeconds":30,"claims":{"aud":["a","b"],"sub":null,"groups":{"admin":true}}}"""));

        var issuedAt = time.GetUtcNow().ToUnixTimeSeconds() - 100;
        Assert.Equal((issuedAt, issuedAt + 30), ((long)claims["iat"]!, (long)claims["exp"]!));
        Assert.Equal(["a", "b"], claims["aud"]!.AsArray().Select(audience => (string)audience!));
        Assert.Null(claims["sub"]);
        Assert.True((bool)claims["groups"]!["admin"]!);
    }

    [Fact]
    public async Task A_forged_token_does_not_verify_and_no_two_tokens_are_the_same()
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        var forged = await tenant.IssueTokenAsync("""{"forged":true}""");
        await Assert.ThrowsAsync<TrueException>(() => PublishedKey.ReadAsync(tenant, forged));
        Assert.NotEqual(await tenant.IssueTokenAsync(), await tenant.IssueTokenAsync());
    }

    [Fact]
    public void Each_issuer_has_keys_of_its_own_unless_they_are_given()
    {
        using var signer = IssuerKeys.New.Signer();
        using var forger = IssuerKeys.New.Forger();
        Assert.Equal((2048, 2048), (signer.KeySize, forger.KeySize));
        Assert.NotEqual(signer.ExportParameters(false).Modulus, forger.ExportParameters(false).Modulus);
        Assert.Same(IssuerKeys.New, new SandboxOptions().IssuerKeys);
    }

    [Fact]
    public async Task What_tests_ask_of_the_issuer_is_not_in_the_journal()
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        await tenant.CreateTrustAsync();
        await PublishedKey.ReadAsync(tenant, await tenant.IssueTokenAsync());
        Assert.Empty(tenant.Server.Journal.Entries);
    }

    [Theory]
    [InlineData("/sandbox/issuer/tokens", """{"claims":"sub"}""")]
    [InlineData("/sandbox/issuer/tokens", """{"age":1}""")]
    [InlineData("/sandbox/trusts", """{"condition":{"claim":"sub"}}""")]
    [InlineData("/sandbox/trusts", """{"condition":{"claim":"","equals":"x"}}""")]
    public async Task A_bad_request_is_refused(string path, string json)
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        Assert.Equal(400, (await tenant.PostAsync(path, json)).Status);
    }
}
