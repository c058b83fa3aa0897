using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.AppResources;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Connectors;
using ConductorOne.Http;
using ConductorOne.Lists;
using ConductorOne.Lookup;
using ConductorOne.Sandbox;
using ConductorOne.Validation;
using Xunit;

namespace ConductorOne.Client.Tests.Lookup;

public class LookupTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    // With the ids of what they belong to, in their order.
    private static PagedCall<NamedId> All(Noun noun, params string[] parents)
    {
        var left = new Queue<string>(parents);
        return LookupCalls.Of(noun, _ => left.Dequeue())!;
    }

    [Fact]
    public void Lists_of_objects_and_of_views_are_read() => Assert.Equal(
        [new("1", "One"), new("2", ""), new("3", "Three")],
        Wire.Read(
            All(Noun.App),
            """{"list":[{"id":"1","displayName":"One"},{"id":"2"},{"view":{"x":1,"y":{"id":"3","displayName":"Three"}}},7,{}]}""").Items);

    [Fact]
    public void Addresses_and_types_of_policies_come_with_them() => Assert.Equal(
        [new("1", "One") { PolicyType = "Revoke" }, new("2", "Ada") { Address = "ada@example.com" }],
        Wire.Read(
            All(Noun.Policy),
            """{"list":[{"id":"1","displayName":"One","policyType":"POLICY_TYPE_REVOKE"},{"user":{"id":"2","displayName":"Ada","email":"ada@example.com"}}]}""").Items);

    [Theory]
    [InlineData("""{"list":{}}""")]
    [InlineData("[]")]
    public void Another_answer_is_none(string json) =>
        Assert.ThrowsAny<JsonException>(() => All(Noun.Policy).Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Each_collection_has_its_path()
    {
        Wire.AssertList("/api/v1/apps", All(Noun.App));
        Wire.AssertList("/api/v1/policies", All(Noun.Policy));
        Wire.AssertList("/api/v1/users", All(Noun.User));
        Wire.AssertSearch("/api/v1/search/functions", "{}", All(Noun.Function));
        Wire.AssertList("/api/v1/apps/a%2F/resource_types", All(Noun.AppResourceType, "a/"));
        Wire.AssertList("/api/v1/apps/a/resource_types/t%2F/resources", All(Noun.AppResource, "a", "t/"));
        Wire.AssertList("/api/v1/apps/a%2F/connectors", All(Noun.Connector, "a/"));
    }

    [Fact]
    public void Every_noun_of_the_server_can_be_looked_up()
    {
        foreach (var noun in Nouns.WithClass.Where(noun => noun != Noun.CatalogEntry))
        {
            Assert.NotNull(LookupCalls.Of(noun, _ => "x"));
        }
    }

    [Fact]
    public void What_cannot_be_asked_for_yet_is_not()
    {
        Assert.Null(LookupCalls.Of(Noun.AppResourceType, _ => null));
        Assert.Null(LookupCalls.Of(Noun.AppResource, parent => parent == "AppId" ? "a" : null));
        Assert.Null(LookupCalls.Of(Noun.Webhook, _ => "x"));
    }

    [Fact]
    public async Task The_sandboxs_objects_are_found()
    {
        await using var tenant = await TestTenant.StartAsync();
        var client = tenant.Client();
        var app = await client.SendAsync(Some.NewApp(), null, Cancelled);
        var type = await client.SendAsync(AppResourceTypeOperations.Create.Call(new() { { "AppId", app.Id }, { "DisplayName", "Roles" }, { "ResourceType", "ROLE" } }), null, Cancelled);
        var resource = await client.SendAsync(AppResourceOperations.Create.Call(new() { { "AppId", app.Id }, { "AppResourceTypeId", type.Id }, { "DisplayName", "Admin" } }), null, Cancelled);
        var connector = await client.SendAsync(ConnectorOperations.CreateDelegated.Call(new() { { "AppId", app.Id }, { "CatalogId", "x00000000000000000000000000" }, { "DisplayName", "Okta" } }), null, Cancelled);
        var cache = new LookupCache();
        Assert.Contains(new NamedId(app.Id, "Payroll"), await cache.GetAsync(client, All(Noun.App), Cancelled));
        Assert.Contains(new NamedId(type.Id, "Roles"), await cache.GetAsync(client, All(Noun.AppResourceType, app.Id), Cancelled));
        Assert.Contains(new NamedId(resource.Id, "Admin"), await cache.GetAsync(client, All(Noun.AppResource, app.Id, type.Id), Cancelled));
        Assert.Contains(connector.Id, (await cache.GetAsync(client, All(Noun.Connector, app.Id), Cancelled)).Select(found => found.Id));
        Assert.Contains("Ada Lovelace", (await cache.GetAsync(client, All(Noun.User), Cancelled)).Select(found => found.Name));
        Assert.NotNull(await cache.GetAsync(client, All(Noun.Policy), Cancelled));
    }

    [Fact]
    public async Task As_much_as_five_pages_is_looked_through()
    {
        await using var server = Endless();
        using var client = new C1Client(server.Url, new FakeTokenSource(null));
        var cache = new LookupCache();
        Assert.Equal(Enumerable.Range(0, 500).Select(i => $"{i}"), (await cache.GetAsync(client, All(Noun.User), Cancelled)).Select(found => found.Id));
        await cache.GetAsync(client, All(Noun.User), Cancelled);
        Assert.Equal(5, server.Requests.Count);
    }

    [Fact]
    public async Task What_came_before_a_failure_is_offered_and_not_kept()
    {
        await using var server = Endless(failing: 2);
        using var client = new C1Client(server.Url, new FakeTokenSource(null));
        var cache = new LookupCache();
        Assert.Equal(200, (await cache.GetAsync(client, All(Noun.User), Cancelled)).Count);
        Assert.Equal(200, (await cache.GetAsync(client, All(Noun.User), Cancelled)).Count);
        Assert.Equal(6, server.Requests.Count);
    }

    [Fact]
    public async Task What_came_before_patience_ended_is_offered_and_the_rest_is_kept()
    {
        using var patience = new CancellationTokenSource();
        var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new RawServer(async connection =>
        {
            var request = (await connection.ReadAsync())!;
            if (PageOf(request) == 1)
                await released.Task;
            await connection.WriteAsync(Answer(PageOf(request)));
        });
        using var client = new C1Client(server.Url, new FakeTokenSource(null));
        var cache = new LookupCache();
        var first = cache.GetAsync(client, All(Noun.User), patience.Token);
        try
        {
            // Who has no patience at all gets what has come, as soon as that is something.
            while (await OfferedAsync() is not { Count: 100 })
                await Task.Delay(1, Cancelled);
            await patience.CancelAsync();
            Assert.Equal(100, (await first).Count);
        }
        finally
        {
            released.SetResult();
        }

        // The rest comes all the same, for the next time.
        Assert.Equal(500, (await cache.GetAsync(client, All(Noun.User), Cancelled)).Count);
        Assert.Equal(5, server.Requests.Count);

        async Task<IReadOnlyList<NamedId>?> OfferedAsync()
        {
            try
            {
                return await cache.GetAsync(client, All(Noun.User), new CancellationToken(canceled: true));
            }
            catch (OperationCanceledException)
            {
                return null;
            }
        }
    }

    [Fact]
    public async Task What_was_found_is_kept_for_a_while()
    {
        await using var tenant = await TestTenant.StartAsync();
        var client = tenant.Client();
        var cache = new LookupCache();
        var first = await cache.GetAsync(client, All(Noun.App), Cancelled);
        Assert.Same(first, await cache.GetAsync(client, All(Noun.App), Cancelled));
        await cache.GetAsync(client, All(Noun.Policy), Cancelled);
        Assert.Equal(["/api/v1/apps", "/api/v1/policies"], tenant.Calls.Select(e => e.Path));
        Assert.All(tenant.Calls, e => Assert.Equal("page_size=100", e.Query));
    }

    [Fact]
    public async Task A_failure_is_not_kept()
    {
        await using var tenant = await TestTenant.StartAsync();
        tenant.Server.Faults.Add(new Fault { Path = "/api/v1/apps", Status = 403 });
        var cache = new LookupCache();
        await Assert.ThrowsAsync<C1ApiException>(() => cache.GetAsync(tenant.Client(), All(Noun.App), Cancelled));
        Assert.NotNull(await cache.GetAsync(tenant.Client(), All(Noun.App), Cancelled));
    }

    // Pages of 100 that never end, but for what is said.
    private static RawServer Endless(int failing = -1) =>
        new(request => PageOf(request) == failing ? RawServer.Answer(403) : Answer(PageOf(request)));

    private static int PageOf(RawRequest request) => request.Target.Split("page_token=") is [_, var token] ? int.Parse(token, CultureInfo.InvariantCulture) : 0;

    private static string Answer(int page)
    {
        var users = string.Join(",", Enumerable.Range(page * 100, 100).Select(i => $$$"""{"user":{"id":"{{{i}}}"}}"""));
        return RawServer.Answer(200, $$"""{"list":[{{users}}],"nextPageToken":"{{page + 1}}"}""");
    }
}
