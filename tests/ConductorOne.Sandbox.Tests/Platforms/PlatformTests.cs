using System;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ConductorOne.Sandbox.Tests.Federation;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Platforms;

public sealed class PlatformTests(FederatedTenant shared) : IClassFixture<FederatedTenant>
{
    private const string Version = "api-version=2019-08-01";

    [Fact]
    public async Task The_machines_own_identity_gets_a_token_for_the_resource()
    {
        var time = new ManualTime();
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Time = time }, signIn: false);
        var platform = await PlatformAsync(tenant);
        var answer = await IdentityAsync(tenant, platform, $"{Version}&resource=https%3A%2F%2Facme.example");

        Assert.Equal(200, answer.Status);
        var claims = await PublishedKey.ReadAsync(tenant, (string)answer.Json["access_token"]!);
        Assert.Equal("https://acme.example", (string)claims["aud"]!);
        Assert.Equal((string)platform["identityId"]!, (string)claims["sub"]!);
        Assert.Equal(time.GetUtcNow().ToUnixTimeSeconds(), (long)claims["iat"]!);
        Assert.Equal(claims["exp"]!.ToJsonString(), (string)answer.Json["expires_on"]!);
        Assert.Equal(
            ("https://acme.example", "Bearer", (string)platform["identityId"]!),
            ((string)answer.Json["resource"]!, (string)answer.Json["token_type"]!, (string)answer.Json["client_id"]!));
    }

    [Fact]
    public async Task An_assigned_identity_gets_a_token_of_its_own()
    {
        var tenant = shared.Tenant;
        var platform = await PlatformAsync(tenant);
        var query = $"{Version}&resource=r&client_id=11111111-2222-3333-4444-55555555555a";
        Assert.Equal("no identity with this client_id is assigned to the machine", await RefusalAsync(400, tenant, platform, query));

        await tenant.PostAsync("/sandbox/identity", """{"clientId":"11111111-2222-3333-4444-55555555555A"}""");
        var answer = await IdentityAsync(tenant, platform, query);
        var claims = await PublishedKey.ReadAsync(tenant, (string)answer.Json["access_token"]!);
        Assert.Equal("11111111-2222-3333-4444-55555555555A", (string)claims["sub"]!);
        Assert.Equal("11111111-2222-3333-4444-55555555555A", (string)answer.Json["client_id"]!);
    }

    [Theory]
    [InlineData("resource=r", "api-version must be 2019-08-01")]
    [InlineData("api-version=2018-02-01&resource=r", "api-version must be 2019-08-01")]
    [InlineData(Version, "resource is missing")]
    [InlineData(Version + "&resource=", "resource is missing")]
    [InlineData(Version + "&resource=r&client_id=", "no identity with this client_id is assigned to the machine")]
    public async Task A_bad_request_for_an_identity_is_refused(string query, string message)
    {
        var tenant = shared.Tenant;
        Assert.Equal(message, await RefusalAsync(400, tenant, await PlatformAsync(tenant), query));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("guess")]
    public async Task Without_the_secret_of_the_machine_there_is_no_token(string? secret)
    {
        var tenant = shared.Tenant;
        var platform = await PlatformAsync(tenant);
        platform["identityHeader"] = secret;
        var message = await RefusalAsync(401, tenant, platform, $"{Version}&resource=r");
        Assert.Equal("the header X-IDENTITY-HEADER is missing or wrong", message);
    }

    [Fact]
    public async Task A_job_gets_a_token_for_the_audience()
    {
        var tenant = shared.Tenant;
        var platform = await PlatformAsync(tenant);
        var answer = await ActionsAsync(tenant, (string)platform["actionsUrl"]! + "&audience=127.0.0.1", (string)platform["actionsToken"]!);
        Assert.Equal(200, answer.Status);
        Assert.Equal(((string)answer.Json["value"]!).Length, (int)answer.Json["count"]!);

        var claims = await PublishedKey.ReadAsync(tenant, (string)answer.Json["value"]!);
        Assert.Equal(("127.0.0.1", "repo:acme/iac:ref:refs/heads/main"), ((string)claims["aud"]!, (string)claims["sub"]!));
        Assert.Equal(("acme/iac", "refs/heads/main"), ((string)claims["repository"]!, (string)claims["ref"]!));
    }

    [Fact]
    public async Task A_job_that_names_no_audience_gets_the_owner_of_its_repository()
    {
        var tenant = shared.Tenant;
        var platform = await PlatformAsync(tenant);
        var answer = await ActionsAsync(tenant, (string)platform["actionsUrl"]!, (string)platform["actionsToken"]!);
        Assert.Equal("https://github.com/acme", (string)(await PublishedKey.ReadAsync(tenant, (string)answer.Json["value"]!))["aud"]!);
    }

    [Theory]
    [InlineData("guess", "/actions/token?api-version=2.0", 401, "the bearer token of the job is missing or wrong")]
    [InlineData(null, "/actions/token?api-version=2.0", 401, "the bearer token of the job is missing or wrong")]
    [InlineData("", "/actions/token?audience=127.0.0.1", 400, "api-version must be 2.0")]
    public async Task A_bad_request_of_a_job_is_refused(string? token, string url, int status, string message)
    {
        var tenant = shared.Tenant;
        var sent = token is "" ? (string)(await PlatformAsync(tenant))["actionsToken"]! : token;
        var answer = await ActionsAsync(tenant, url, sent);
        Assert.Equal((status, message), (answer.Status, (string)answer.Json["message"]!));
    }

    [Fact]
    public async Task Both_are_read_only_in_the_journal_and_fail_on_purpose_in_their_own_words()
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        var platform = await PlatformAsync(tenant);
        Assert.Equal(405, (await tenant.PostAsync("/identity/token", "{}")).Status);
        Assert.Equal(405, (await tenant.PostAsync("/actions/token", "{}")).Status);
        tenant.Server.Faults.Add(new Fault { Path = "/identity/token", Status = 503 });
        Assert.Equal("injected fault", await RefusalAsync(503, tenant, platform, $"{Version}&resource=r"));
        Assert.Equal(3, tenant.Server.Journal.Entries.Count);
        Assert.Equal((string)platform["identityHeader"]!, tenant.Server.Journal.Entries[2].Headers["x-identity-header"]);
    }

    [Fact]
    public async Task A_reset_takes_assigned_identities_away_and_leaves_the_environment_as_it_is()
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        await tenant.PostAsync("/sandbox/identity", """{"clientId":"a"}""");
        var platform = await PlatformAsync(tenant);
        tenant.Server.Reset();
        Assert.Equal(platform.ToJsonString(), (await PlatformAsync(tenant)).ToJsonString());
        Assert.Equal(400, (await IdentityAsync(tenant, platform, $"{Version}&resource=r&client_id=a")).Status);
        Assert.Equal(200, (await IdentityAsync(tenant, platform, $"{Version}&resource=r")).Status);
    }

    private static async Task<JsonNode> PlatformAsync(TestTenant tenant) => (await tenant.GetAsync("/sandbox/platform")).Json;

    private static Task<Answer> IdentityAsync(TestTenant tenant, JsonNode platform, string query)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"{platform["identityEndpoint"]}?{query}");
        if ((string?)platform["identityHeader"] is { } secret)
            request.Headers.Add("X-IDENTITY-HEADER", secret);
        return tenant.SendAsync(request);
    }

    private static async Task<string> RefusalAsync(int status, TestTenant tenant, JsonNode platform, string query)
    {
        var answer = await IdentityAsync(tenant, platform, query);
        Assert.Equal((status, status), (answer.Status, (int)answer.Json["statusCode"]!));
        Assert.True(Guid.TryParse((string)answer.Json["correlationId"]!, out _));
        return (string)answer.Json["message"]!;
    }

    private static Task<Answer> ActionsAsync(TestTenant tenant, string url, string? token)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (token is not null)
            request.Headers.Add("Authorization", $"Bearer {token}");
        return tenant.SendAsync(request);
    }
}
