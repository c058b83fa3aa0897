using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.AppResources;
using ConductorOne.Apps;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using ConductorOne.Lookup;
using ConductorOne.Sandbox;
using Xunit;

namespace ConductorOne.Client.Tests.Lookup;

public class LookupTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public void Lists_of_objects_and_of_views_are_read()
    {
        var call = LookupCalls.Apps();
        Assert.Equal(("GET", "/api/v1/apps?page_size=100", true), (call.Request.Method, call.Request.Path, call.Request.Repeatable));
        Assert.Equal(
            [new("1", "One"), new("2", ""), new("3", "Three")],
            call.Read("""{"list":[{"id":"1","displayName":"One"},{"id":"2"},{"view":{"x":1,"y":{"id":"3","displayName":"Three"}}},7,{}]}"""u8.ToArray())!);
    }

    [Theory]
    [InlineData("""{"items":[]}""")]
    [InlineData("""{"list":{}}""")]
    [InlineData("{}")]
    public void Another_answer_is_none(string json) => Assert.Null(LookupCalls.Policies().Read(System.Text.Encoding.UTF8.GetBytes(json)));

    [Fact]
    public async Task The_sandboxs_objects_are_found()
    {
        await using var tenant = await TestTenant.StartAsync();
        var client = tenant.Client();
        var app = await client.SendAsync(AppCalls.Create(new() { DisplayName = "Payroll" }), null, Cancelled);
        var type = await client.SendAsync(AppResourceCalls.CreateType(app.Id, new() { DisplayName = "Roles", ResourceType = "Role" }), null, Cancelled);
        Assert.Contains(new NamedId(app.Id, "Payroll"), await client.SendAsync(LookupCalls.Apps(), null, Cancelled));
        Assert.Contains(new NamedId(type.Id, "Roles"), await client.SendAsync(LookupCalls.AppResourceTypes(app.Id), null, Cancelled));
        Assert.NotNull(await client.SendAsync(LookupCalls.Policies(), null, Cancelled));
    }

    [Fact]
    public async Task What_was_found_is_kept_for_a_while()
    {
        await using var tenant = await TestTenant.StartAsync();
        var client = tenant.Client();
        var cache = new LookupCache();
        var first = await cache.GetAsync(client, LookupCalls.Apps(), Cancelled);
        Assert.Same(first, await cache.GetAsync(client, LookupCalls.Apps(), Cancelled));
        await cache.GetAsync(client, LookupCalls.Policies(), Cancelled);
        Assert.Equal(["/api/v1/apps", "/api/v1/policies"], tenant.Calls.Select(e => e.Path));
        Assert.All(tenant.Calls, e => Assert.Equal("page_size=100", e.Query));
    }

    [Fact]
    public async Task A_failure_is_not_kept()
    {
        await using var tenant = await TestTenant.StartAsync();
        tenant.Server.Faults.Add(new Fault { Path = "/api/v1/apps", Status = 403 });
        var cache = new LookupCache();
        await Assert.ThrowsAsync<C1ApiException>(() => cache.GetAsync(tenant.Client(), LookupCalls.Apps(), Cancelled));
        Assert.NotNull(await cache.GetAsync(tenant.Client(), LookupCalls.Apps(), Cancelled));
    }
}
