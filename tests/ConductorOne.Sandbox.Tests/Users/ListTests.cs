using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Users;

public sealed class ListTests
{
    [Theory]
    [InlineData("", 25)]
    [InlineData("?page_size=0", 25)]
    [InlineData("?page_size=1", 5)]
    [InlineData("?page_size=11", 11)]
    [InlineData("?page_size=1000", 60)]
    public async Task The_size_of_a_page_is_held_within_limits(string query, int expected)
    {
        await using var tenant = await TestTenant.StartAsync();
        foreach (var number in Enumerable.Range(0, 60))
            await tenant.CreateAppAsync($"App {number}");
        Assert.Equal(expected, (await tenant.GetAsync("/api/v1/apps" + query)).Json["list"]!.AsArray().Count);
    }

    [Fact]
    public async Task Pages_give_every_object_once_in_order()
    {
        await using var tenant = await TestTenant.StartAsync();
        var expected = (await tenant.GetAsync("/sandbox/users")).Json["list"]!.AsArray().Select(user => (string)user!["id"]!).ToList();
        var (read, token, pages) = (new List<string>(), "", 0);
        do
        {
            var page = (await tenant.GetAsync($"/api/v1/users?page_size=10&page_token={token}")).Json;
            read.AddRange(page["list"]!.AsArray().Select(view => (string)view!["user"]!["id"]!));
            token = (string)page["nextPageToken"]!;
            pages++;
        }
        while (token.Length > 0);

        Assert.Equal(expected, read);
        Assert.Equal(4, pages);
        Assert.Equal(expected[3], (string)(await tenant.GetAsync($"/api/v1/users/{expected[3]}")).Json["userView"]!["user"]!["id"]!);
    }

    [Theory]
    [InlineData("?page_size=10", 10, 23)]
    [InlineData("?page_size=40", 40, 61)]
    [InlineData("", 25, 42)]
    public async Task A_page_of_apps_may_hold_more_than_asked_for(string query, int asked, int expected)
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Apps = 120, Overshoot = true });
        var page = (await tenant.GetAsync("/api/v1/apps" + query)).Json;
        Assert.Equal(expected, page["list"]!.AsArray().Count);
        var next = (await tenant.GetAsync($"/api/v1/apps?page_token={page["nextPageToken"]}")).Json["list"]![0]!;
        Assert.Equal($"App {expected + 1:000000}", (string)next["displayName"]!);
        Assert.Equal(10, (await tenant.PostAsync("/api/v1/search/apps", """{"pageSize":10}""")).Json["list"]!.AsArray().Count);
        Assert.Equal(10, (await tenant.GetAsync("/api/v1/users?page_size=10")).Json["list"]!.AsArray().Count);

        await tenant.PostAsync("/sandbox/lists", """{"overshoot":false}""");
        Assert.Equal(asked, (await tenant.GetAsync("/api/v1/apps" + query)).Json["list"]!.AsArray().Count);
        await tenant.PostAsync("/sandbox/lists", """{"overshoot":true}""");
        Assert.Equal(expected, (await tenant.GetAsync("/api/v1/apps" + query)).Json["list"]!.AsArray().Count);
        (await tenant.PostAsync("/sandbox/lists", "{}")).AssertError(400, 3, "invalid Lists.Overshoot: value is required");
    }

    [Fact]
    public async Task A_token_of_another_list_or_a_wrong_size_is_refused()
    {
        await using var tenant = await TestTenant.StartAsync();
        var token = (string)(await tenant.GetAsync("/api/v1/users")).Json["nextPageToken"]!;
        (await tenant.GetAsync($"/api/v1/apps?page_token={token}")).AssertError(400, 3, "invalid page token");
        (await tenant.GetAsync("/api/v1/apps?page_token=x")).AssertError(400, 3, "invalid page token");
        (await tenant.GetAsync("/api/v1/apps?page_size=ten"))
            .AssertError(400, 3, "parsing field \"page_size\": strconv.ParseInt: parsing \"ten\": invalid syntax");
        (await tenant.GetAsync("/api/v1/users?page_size=-1"))
            .AssertError(400, 3, "invalid Request.PageSize: value must be greater than or equal to 0");
        (await tenant.PostAsync("/api/v1/search/users", """{"pageSize":-1}"""))
            .AssertError(400, 3, "invalid Request.PageSize: value must be greater than or equal to 0");
    }

    [Fact]
    public async Task The_caller_is_the_service_user()
    {
        await using var tenant = await TestTenant.StartAsync();
        var userId = (string)(await tenant.GetAsync("/api/v1/auth/introspect")).Json["userId"]!;
        Assert.Equal("USER_TYPE_SERVICE", (string)(await tenant.GetAsync($"/api/v1/users/{userId}")).Json["userView"]!["user"]!["type"]!);
    }
}
