using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Control;

public sealed class JournalTests
{
    private const string Nobody = "nobody000000000000000000000";

    [Fact]
    public async Task Requests_are_kept_as_they_came()
    {
        await using var tenant = await TestTenant.StartAsync();
        await tenant.PostAsync("/api/v1/apps", """{"displayName":"ä"}""");
        await tenant.GetAsync("/api/v1/apps/a%2Fb?note=a%2Bb");

        var list = (await tenant.GetAsync("/sandbox/journal")).Json["list"]!.AsArray();
        Assert.Equal(["1 POST /auth/v1/token 200", "2 POST /api/v1/apps 200", "3 GET /api/v1/apps/a%2Fb 400"],
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
    public async Task Entries_after_a_certain_one_can_be_read()
    {
        await using var tenant = await TestTenant.StartAsync();
        for (var i = 0; i < 3; i++)
            await tenant.GetAsync("/api/v1/apps");
        Assert.Equal([3, 4], (await ListAsync("since=2")).Select(entry => (int)entry!["sequence"]!));
        Assert.Equal([4], (await ListAsync("since=3&path=/api/v1/apps&method=GET")).Select(entry => (int)entry!["sequence"]!));
        Assert.Empty(await ListAsync("since=4"));
        (await tenant.GetAsync("/sandbox/journal?since=x")).AssertError(400, 3, "since is the sequence of an entry");

        async Task<JsonArray> ListAsync(string query) => (await tenant.GetAsync("/sandbox/journal?" + query)).Json["list"]!.AsArray();
    }

    [Fact]
    public async Task Requests_are_counted_by_what_they_ask_for_and_how_that_ended()
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { JournalCapacity = 8 });
        tenant.Server.Faults.Add(new Fault { Path = "/api/v1/apps", Reset = true });
        await Assert.ThrowsAsync<HttpRequestException>(() => tenant.GetAsync("/api/v1/apps"));
        var ids = new[] { await tenant.CreateAppAsync(), await tenant.CreateAppAsync() };
        foreach (var id in (string[])[.. ids, Nobody])
            await tenant.GetAsync($"/api/v1/apps/{id}");
        await tenant.GetAsync("/api/v1/nope");
        Assert.Equal(
            "GET /api/v1/apps 0 1|POST /api/v1/apps 200 2|GET /api/v1/apps/{id} 200 2|GET /api/v1/apps/{id} 404 1"
                + "|GET /api/v1/nope 404 1|POST /auth/v1/token 200 1",
            await SummariseAsync(""));
        Assert.Equal($"GET /api/v1/apps/{ids[1]} 200 1|GET /api/v1/apps/{Nobody} 404 1|GET /api/v1/nope 404 1", await SummariseAsync("?by=path&since=5"));
        Assert.Equal((8, 0, 8), await ReadTotalsAsync());

        await tenant.GetAsync("/api/v1/apps");
        Assert.Equal((8, 1, 9), await ReadTotalsAsync());
        await tenant.DeleteAsync("/sandbox/journal");
        Assert.Equal((0, 0, 9), await ReadTotalsAsync());
        (await tenant.GetAsync("/sandbox/journal/summary?by=query")).AssertError(400, 3, "by is template or path");

        async Task<string> SummariseAsync(string query) => string.Join('|', (await tenant.GetAsync("/sandbox/journal/summary" + query))
            .Json["list"]!.AsArray().Select(count => $"{count!["method"]} {count["path"]} {count["status"]} {count["count"]}"));

        async Task<(int, int, int)> ReadTotalsAsync()
        {
            var summary = (await tenant.GetAsync("/sandbox/journal/summary")).Json;
            return ((int)summary["total"]!, (int)summary["dropped"]!, (int)summary["last"]!);
        }
    }

    [Fact]
    public async Task Without_a_journal_nothing_is_kept_but_can_still_be_waited_for()
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { JournalCapacity = 0 });
        var waiting = tenant.Server.Journal.WaitForAsync(entry => entry.Status == 400, TestContext.Current.CancellationToken);
        await tenant.PostAsync("/api/v1/apps", "{}");
        Assert.Equal("/api/v1/apps", (await waiting).Path);
        Assert.Empty(tenant.Server.Journal.Entries);
    }

    [Fact]
    public async Task A_tenant_that_settles_keeps_its_objects_and_tokens_and_nothing_else()
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Time = new ManualTime(), Rate = 5 });
        await tenant.CreateAppAsync();
        tenant.Server.Faults.Add(new Fault { Status = 500 });
        await tenant.PostAsync("/sandbox/rate", """{"perSecond":1}""");
        await tenant.PostAsync("/sandbox/outage", """{"after":1,"milliseconds":600000}""");
        Assert.Equal(200, (await tenant.PostAsync("/sandbox/settle", "{}")).Status);

        Assert.Empty(tenant.Server.Journal.Entries);
        for (var i = 0; i < 2; i++)
            Assert.Single((await tenant.GetAsync("/api/v1/apps")).Json["list"]!.AsArray());
        Assert.Equal(2, tenant.Server.Journal.Entries.Count);
        Assert.True(tenant.Server.Journal.Entries[0].Sequence > 1);
        Assert.Equal(5, (int)(await tenant.GetAsync("/sandbox/rate")).Json["perSecond"]!);
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
