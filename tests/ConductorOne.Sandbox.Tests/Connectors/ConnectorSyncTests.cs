using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Connectors;

public sealed class ConnectorSyncTests
{
    [Fact]
    public async Task A_sync_is_queued_runs_and_ends_by_the_tenants_clock()
    {
        await using var tenant = await TestTenant.StartAsync();
        var path = await CreateAsync(tenant);
        Assert.Equal(200, (await tenant.PostAsync("/sandbox/lag", """{"syncSeconds":60}""")).Status);
        Assert.Equal("SYNC_STATUS_UNSPECIFIED", await StatusAsync(tenant, path));
        Assert.Equal("{}", (await tenant.PostAsync(path + "/force_sync", "{}")).Body);
        Assert.Equal("SYNC_STATUS_UNSPECIFIED", await StatusAsync(tenant, path));
        await MoveAsync(tenant, 10);
        Assert.Equal("SYNC_STATUS_RUNNING", await StatusAsync(tenant, path));
        Assert.Contains("already in progress", (await tenant.PostAsync(path + "/force_sync", "{}")).Body);
        await MoveAsync(tenant, 60);
        Assert.Equal("SYNC_STATUS_DONE", await StatusAsync(tenant, path));
    }

    [Fact]
    public async Task A_pause_stops_syncs_and_a_result_that_is_held_back_is_confirmed_once()
    {
        await using var tenant = await TestTenant.StartAsync();
        var path = await CreateAsync(tenant);
        Assert.Equal(200, (await tenant.PostAsync(path + "/pause", "{}")).Status);
        Assert.Equal("SYNC_STATUS_DISABLED", await StatusAsync(tenant, path));
        Assert.Equal(400, (await tenant.PostAsync(path + "/force_sync", "{}")).Status);
        var id = path.Split('/').Last();
        var run = (string)(await tenant.PostAsync("/sandbox/syncs", $$"""{"connectorId":"{{id}}","error":"no data","hasNoData":true}""")).Json["syncLifecycleId"]!;
        Assert.Equal(200, (await tenant.PostAsync(path + "/resume", "{}")).Status);
        Assert.Equal("SYNC_STATUS_ERROR", await StatusAsync(tenant, path));
        Assert.Equal(400, (await tenant.PostAsync(path + "/confirm_sync_valid/2other000000000000000000000", "{}")).Status);
        Assert.Equal(200, (await tenant.PostAsync(path + "/confirm_sync_valid/" + run, "{}")).Status);
        Assert.Equal("SYNC_STATUS_DONE", await StatusAsync(tenant, path));
        Assert.Equal(400, (await tenant.PostAsync(path + "/confirm_sync_valid/" + run, "{}")).Status);
    }

    [Theory]
    [InlineData("""{"cron":{"cronSpec":"0 3 * * *","timezone":"Europe/Berlin"}}""", 200)]
    [InlineData("""{"cron":{"cronSpec":"@daily"}}""", 200)]
    [InlineData("""{"cron":{"cronSpec":"every night"}}""", 400)]
    [InlineData("{}", 400)]
    public async Task A_schedule_is_a_cron_expression(string body, int status)
    {
        await using var tenant = await TestTenant.StartAsync();
        var path = await CreateAsync(tenant);
        Assert.Equal(status, (await tenant.PostAsync(path + "/schedule", body)).Status);
        var schedule = (await tenant.GetAsync(path)).Json["connectorView"]!["connector"]!["connectorSyncCronSchedule"];
        Assert.Equal(status == 200, schedule is not null);
    }

    [Fact]
    public async Task A_secret_is_told_once_and_a_credential_is_revoked_once()
    {
        await using var tenant = await TestTenant.StartAsync();
        var path = await CreateAsync(tenant);
        var ids = path.Split('/');
        var made = (await tenant.PostAsync("/api/v1/apps/connectors/credentials", $$"""{"appId":"{{ids[4]}}","connectorId":"{{ids[6]}}"}""")).Json["credential"]!;
        Assert.StartsWith("secret-token:", (string)made["clientSecret"]!);
        var item = path + "/credentials/" + (string)made["id"]!;
        Assert.Equal("", (string)(await tenant.GetAsync(item)).Json["credential"]!["clientSecret"]!);
        Assert.Equal(200, (await tenant.PostAsync(item, "{}")).Status);
        Assert.NotNull((await tenant.GetAsync(item)).Json["credential"]!["deletedAt"]);
        Assert.Equal(404, (await tenant.PostAsync(item, "{}")).Status);
    }

    private static async Task<string> CreateAsync(TestTenant tenant)
    {
        var app = (string)(await tenant.PostAsync("/api/v1/apps", """{"displayName":"Auth"}""")).Json["app"]!["id"]!;
        var made = await tenant.PostAsync($"/api/v1/apps/{app}/connectors", """{"catalogId":"okta00000000000000000000000"}""");
        return $"/api/v1/apps/{app}/connectors/{(string)made.Json["connectorView"]!["connector"]!["id"]!}";
    }

    private static async Task MoveAsync(TestTenant tenant, int seconds) => Assert.Equal(200, (await tenant.PostAsync("/sandbox/clock", $$"""{"seconds":{{seconds}}}""")).Status);

    private static async Task<string> StatusAsync(TestTenant tenant, string path) =>
        (string)(await tenant.GetAsync(path)).Json["connectorView"]!["connector"]!["status"]!["status"]!;
}
