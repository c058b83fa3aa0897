using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Federation;

public sealed class TokenExchangeTests(FederatedTenant shared) : IClassFixture<FederatedTenant>
{
    [Fact]
    public async Task A_token_of_a_trusted_issuer_gives_a_token_that_works_and_stands_for_the_trust()
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { TokenLifetime = TimeSpan.FromSeconds(7) }, signIn: false);
        var clientId = await tenant.CreateTrustAsync();
        Assert.Matches($"^[a-z]+-[a-z]+-[0-9]+@{tenant.Server.Url.Authority}/wfe$", clientId);

        var answer = await tenant.TokenAsync(Form(clientId, await tenant.IssueTokenAsync()));
        Assert.Equal((200, "Bearer", 7), (answer.Status, (string)answer.Json["token_type"]!, (int)answer.Json["expires_in"]!));
        tenant.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)answer.Json["access_token"]!);
        var caller = (await tenant.GetAsync("/api/v1/auth/introspect")).Json;
        Assert.Equal(clientId[..clientId.IndexOf('@')], (string)caller["principleId"]!);
        Assert.NotEqual("", (string)caller["userId"]!);
    }

    [Theory]
    [InlineData("""{"claims":{"iss":"https://token.example"}}""", "iss must be \"{issuer}\", the issuer of the trust")]
    [InlineData("""{"claims":{"iss":null}}""", "iss must be \"{issuer}\", the issuer of the trust")]
    [InlineData("""{"forged":true}""", "the signature is not right")]
    [InlineData("""{"claims":{"aud":"127.0.0.1:8080"}}""", "aud must contain \"127.0.0.1\", the host of the tenant without a port")]
    [InlineData("""{"claims":{"aud":[1,"x"]}}""", "aud must contain \"127.0.0.1\", the host of the tenant without a port")]
    [InlineData("""{"claims":{"aud":null}}""", "aud must contain \"127.0.0.1\", the host of the tenant without a port")]
    [InlineData("""{"ageSeconds":601,"lifetimeSeconds":3600}""", "it was issued more than 10 minutes ago")]
    [InlineData("""{"ageSeconds":-121}""", "iat is in the future")]
    [InlineData("""{"claims":{"iat":null}}""", "iat must be a time in seconds")]
    [InlineData("""{"claims":{"iat":"1"}}""", "iat must be a time in seconds")]
    [InlineData("""{"claims":{"nbf":4000000000}}""", "nbf is in the future")]
    [InlineData("""{"ageSeconds":60,"lifetimeSeconds":60}""", "it has expired")]
    [InlineData("""{"claims":{"exp":null}}""", "exp must be a time in seconds")]
    public async Task A_token_that_is_not_to_be_trusted_is_refused(string token, string reason)
    {
        var tenant = shared.Tenant;
        var form = Form(await tenant.CreateTrustAsync(), await tenant.IssueTokenAsync(token));
        var words = reason.Replace("{issuer}", Issuer(tenant), StringComparison.Ordinal);
        (await tenant.TokenAsync(form)).AssertRefused(400, "invalid_grant", $"subject_token: {words}");
    }

    [Theory]
    [InlineData("""{"ageSeconds":599,"lifetimeSeconds":601}""")]
    [InlineData("""{"ageSeconds":-119}""")]
    [InlineData("""{"claims":{"aud":["other","127.0.0.1"]}}""")]
    [InlineData("""{"claims":{"nbf":null,"sub":null}}""")]
    public async Task A_token_at_the_edge_of_the_rules_is_good(string token)
    {
        var tenant = shared.Tenant;
        Assert.Equal(200, (await tenant.TokenAsync(Form(await tenant.CreateTrustAsync(), await tenant.IssueTokenAsync(token)))).Status);
    }

    [Fact]
    public async Task A_token_grows_too_old()
    {
        var time = new ManualTime();
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Time = time }, signIn: false);
        var form = Form(await tenant.CreateTrustAsync(), await tenant.IssueTokenAsync("""{"lifetimeSeconds":7200}"""));
        Assert.Equal(200, (await tenant.TokenAsync(form)).Status);
        time.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(200, (await tenant.TokenAsync(form)).Status);
        time.Advance(TimeSpan.FromMinutes(1.1));
        (await tenant.TokenAsync(form)).AssertRefused(400, "invalid_grant", "subject_token: it was issued more than 10 minutes ago");
    }

    [Fact]
    public async Task The_condition_of_a_trust_must_be_met()
    {
        var tenant = shared.Tenant;
        var clientId = await tenant.CreateTrustAsync("""{"condition":{"claim":"repository","equals":"acme/iac"}}""");
        var met = await tenant.IssueTokenAsync("""{"claims":{"repository":"acme/iac"}}""");
        Assert.Equal(200, (await tenant.TokenAsync(Form(clientId, met))).Status);

        foreach (var unmet in new[] { "{}", """{"claims":{"repository":"acme/web"}}""", """{"claims":{"repository":["acme/iac"]}}""" })
        {
            (await tenant.TokenAsync(Form(clientId, await tenant.IssueTokenAsync(unmet)))).AssertRefused(
                403, "access_denied", "subject_token: the condition of the trust is not met: repository == \"acme/iac\"");
        }
    }

    [Fact]
    public async Task A_trust_of_another_issuer_takes_its_tokens_only()
    {
        var tenant = shared.Tenant;
        var clientId = await tenant.CreateTrustAsync("""{"issuer":"https://token.example"}""");
        var own = await tenant.IssueTokenAsync("""{"claims":{"iss":"https://token.example"}}""");
        Assert.Equal(200, (await tenant.TokenAsync(Form(clientId, own))).Status);
        Assert.Equal(400, (await tenant.TokenAsync(Form(clientId, await tenant.IssueTokenAsync()))).Status);
    }

    [Theory]
    [InlineData("a.b", "it is not a compact JWT of three parts")]
    [InlineData("eyJ9.e30.", "its header is not a base64url JSON object")]
    [InlineData("e30.W10.", "its payload is not a base64url JSON object")]
    public async Task What_is_no_token_is_refused(string token, string reason)
    {
        var tenant = shared.Tenant;
        var answer = await tenant.TokenAsync(Form(await tenant.CreateTrustAsync(), token));
        answer.AssertRefused(400, "invalid_grant", $"subject_token: {reason}");
    }

    [Fact]
    public async Task A_token_without_a_signature_is_refused()
    {
        var tenant = shared.Tenant;
        var header = Convert.ToBase64String(Encoding.UTF8.GetBytes("""{"alg":"none"}""")).TrimEnd('=');
        var token = $"{header}.{(await tenant.IssueTokenAsync()).Split('.')[1]}.";
        (await tenant.TokenAsync(Form(await tenant.CreateTrustAsync(), token))).AssertRefused(
            400, "invalid_grant", "subject_token: alg must be RS256");
    }

    [Theory]
    [InlineData("subject_token", null, 400, "invalid_request", "subject_token is missing")]
    [InlineData("subject_token_type", null, 400, "invalid_request", "subject_token_type is missing")]
    [InlineData("subject_token_type", "urn:x", 400, "invalid_request", "subject_token_type must be urn:ietf:params:oauth:token-type:jwt")]
    [InlineData("client_id", null, 400, "invalid_request", "client_id is missing")]
    [InlineData("client_id", "calm-seal-1@h/wfe", 401, "invalid_client", "there is no workload federation trust with this client_id")]
    [InlineData("client_secret", "x", 400, "invalid_request",
        "a trust has no secret: client_secret and client_assertion must be left out")]
    public async Task A_bad_form_is_refused(string field, string? value, int status, string error, string description)
    {
        var tenant = shared.Tenant;
        var form = Form(await tenant.CreateTrustAsync(), await tenant.IssueTokenAsync());
        form.Remove(field);
        if (value is not null)
            form[field] = value;
        (await tenant.TokenAsync(form)).AssertRefused(status, error, description);
    }

    [Fact]
    public async Task A_reset_ends_trusts_but_not_the_issuer()
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        var (clientId, token) = (await tenant.CreateTrustAsync(), await tenant.IssueTokenAsync());
        tenant.Server.Reset();
        Assert.Equal(401, (await tenant.TokenAsync(Form(clientId, token))).Status);
        Assert.Equal(200, (await tenant.TokenAsync(Form(await tenant.CreateTrustAsync(), token))).Status);
    }

    [Fact]
    public async Task Many_exchanges_at_once_all_succeed()
    {
        var tenant = shared.Tenant;
        var clientId = await tenant.CreateTrustAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(
            async _ => await tenant.TokenAsync(Form(clientId, await tenant.IssueTokenAsync()))));
        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Equal(64, answers.Select(answer => (string)answer.Json["access_token"]!).Distinct().Count());
    }

    [Fact]
    public async Task Exchanges_are_in_the_journal()
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        await tenant.TokenAsync(Form(await tenant.CreateTrustAsync(), await tenant.IssueTokenAsync()));
        var entry = Assert.Single(tenant.Server.Journal.Entries);
        Assert.Equal(("POST", "/auth/v1/token", 200), (entry.Method, entry.Path, entry.Status));
    }

    private static string Issuer(TestTenant tenant) => new Uri(tenant.Server.Url, "/sandbox/issuer").AbsoluteUri;

    private static Dictionary<string, string> Form(string clientId, string token) => new()
    {
        ["grant_type"] = "urn:ietf:params:oauth:grant-type:token-exchange",
        ["client_id"] = clientId,
        ["subject_token"] = token,
        ["subject_token_type"] = "urn:ietf:params:oauth:token-type:jwt",
    };
}
