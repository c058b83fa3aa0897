using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Apps;

public sealed class AppReportTests
{
    [Fact]
    public async Task A_report_is_made_later_and_its_address_takes_no_token()
    {
        await using var tenant = await TestTenant.StartAsync();
        var app = await tenant.CreateAppAsync();
        await tenant.PostAsync("/sandbox/lag", """{"ownerSeconds":150}""");
        Assert.Equal("{}", (await tenant.PostAsync($"/api/v1/apps/{app}/report", "{}")).Body);
        var pending = (await tenant.GetAsync($"/api/v1/apps/{app}/report")).Json["list"]!.AsArray().Single()!;
        Assert.Equal(("REPORT_STATE_PENDING", ""), ((string)pending["state"]!, (string)pending["downloadUrl"]!));

        await tenant.PostAsync("/sandbox/clock", """{"seconds":150}""");
        var done = (await tenant.GetAsync($"/api/v1/apps/{app}/report")).Json["list"]!.AsArray().Single()!;
        Assert.Equal("REPORT_STATE_OK", (string)done["state"]!);
        tenant.Http.DefaultRequestHeaders.Authorization = null;
        var file = await tenant.GetAsync((string)done["downloadUrl"]!);
        Assert.Equal((200, "text/csv"), (file.Status, file.Headers["Content-Type"]));
        Assert.Contains("Payroll", file.Body, StringComparison.Ordinal);
        Assert.Equal(404, (await tenant.GetAsync((string)done["downloadUrl"]! + "x")).Status);
    }

    [Fact]
    public async Task Defaults_are_applied_later_and_can_be_cancelled()
    {
        await using var tenant = await TestTenant.StartAsync();
        var path = $"/api/v1/apps/{await tenant.CreateAppAsync()}/access_request_defaults";
        Assert.Equal("UNSPECIFIED", await StateAsync(tenant, path));
        (await tenant.PostAsync(path + "/cancel", "{}")).AssertError(400, 3, "access request defaults are not being applied");
        await tenant.PostAsync("/sandbox/lag", """{"ownerSeconds":60}""");
        await tenant.PostAsync(path, """{"defaultsEnabled":true}""");
        Assert.Equal("RUNNING", await StateAsync(tenant, path));
        await tenant.PostAsync(path + "/cancel", "{}");
        Assert.Equal("CANCELING", await StateAsync(tenant, path));
        await tenant.PostAsync("/sandbox/clock", """{"seconds":60}""");
        Assert.Equal("CANCEL_SUCCESS", await StateAsync(tenant, path));
        await tenant.PostAsync(path, """{"durationGrant":"60s"}""");
        await tenant.PostAsync("/sandbox/clock", """{"seconds":60}""");
        var read = (await tenant.GetAsync(path)).Json;
        Assert.Equal(("60s", false), ((string)read["durationGrant"]!, (bool)read["defaultsEnabled"]!));
        (await tenant.PostAsync(path, """{"requestPolicyId":"nobody000000000000000000000"}""")).AssertError(404, 5, "policy not found");
    }

    private static async Task<string> StateAsync(TestTenant tenant, string path) =>
        ((string)(await tenant.GetAsync(path)).Json["state"]!)["APP_ACCESS_REQUEST_DEFAULTS_LAST_APPLY_STATE_".Length..];
}
