using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Control;

public sealed class JournalTests
{
    [Fact]
    public async Task Requests_are_kept_as_they_came()
    {
        await using var tenant = await TestTenant.StartAsync();
        await tenant.PostAsync("/api/v1/apps", """{"displayName":"ä"}""");
        await tenant.GetAsync("/api/v1/apps/a%2Fb?note=a%2Bb");

        var list = (await tenant.GetAsync("/sandbox/journal")).Json["list"]!.AsArray();
        Assert.Equal(["1 POST /auth/v1/token 200", "2 POST /api/v1/apps 200", "3 GET /api/v1/apps/a%2Fb 404"],
            list.Select(entry => $"{entry!["sequence"]} {entry["method"]} {entry["path"]} {entry["status"]}"));
        Assert.Equal("note=a%2Bb", (string)list[2]!["query"]!);
        Assert.Equal("""{"displayName":"ä"}""", (string)list[1]!["body"]!);
        Assert.StartsWith("Bearer ", (string)list[1]!["headers"]!["authorization"]!, System.StringComparison.Ordinal);
        Assert.Equal("application/json; charset=utf-8", tenant.Server.Journal.Entries[1].Headers["Content-Type"]);
    }

    [Fact]
    public async Task The_journal_can_be_filtered_and_cleared()
    {
        await using var tenant = await TestTenant.StartAsync();
        await tenant.CreateAppAsync();
        await tenant.GetAsync("/api/v1/apps");
        Assert.Single((await tenant.GetAsync("/sandbox/journal?path=/api/v1/apps&method=POST")).Json["list"]!.AsArray());
        Assert.Equal(2, (await tenant.GetAsync("/sandbox/journal?path=%2Fapi%2Fv1%2Fapps")).Json["list"]!.AsArray().Count);
        await tenant.DeleteAsync("/sandbox/journal");
        Assert.Empty(tenant.Server.Journal.Entries);
    }

    [Fact]
    public async Task The_journal_forgets_the_oldest()
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { JournalCapacity = 2 });
        for (var i = 0; i < 4; i++)
            await tenant.GetAsync("/api/v1/apps");
        Assert.Equal([4, 5], tenant.Server.Journal.Entries.Select(entry => entry.Sequence));
    }

    [Fact]
    public async Task A_request_can_be_waited_for_until_it_is_answered()
    {
        await using var tenant = await TestTenant.StartAsync();
        var waiting = tenant.Server.Journal.WaitForAsync(
            entry => entry is { Method: "POST", Path: "/api/v1/apps", Status: 400 },
            TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);
        await tenant.PostAsync("/api/v1/apps", "{}");
        Assert.Equal("{}", (await waiting).Body);
    }

    [Fact]
    public async Task A_reset_brings_a_fresh_tenant_with_the_same_credential()
    {
        await using var tenant = await TestTenant.StartAsync();
        await tenant.CreateAppAsync();
        tenant.Server.Faults.Add(new Fault { Status = 500 });
        Assert.Equal(200, (await tenant.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/sandbox/reset"))).Status);

        Assert.Empty(tenant.Server.Journal.Entries);
        Assert.Equal(401, (await tenant.GetAsync("/api/v1/apps")).Status);
        await tenant.SignInAsync();
        Assert.Empty((await tenant.GetAsync("/api/v1/apps")).Json["list"]!.AsArray());
        Assert.Equal(1, tenant.Server.Journal.Entries[0].Sequence);
    }
}
