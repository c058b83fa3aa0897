using System;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Owners;

public sealed class AppOwnerTests
{
    private const string Nobody = "nobody000000000000000000000";

    [Fact]
    public async Task Owners_are_the_known_users_and_the_creator_and_not_in_the_app()
    {
        await using var tenant = await TestTenant.StartAsync();
        var users = await UsersAsync(tenant);
        var body = $$"""{"displayName":"a","owners":["{{users[2]}}","{{Nobody}}","{{users[1]}}","{{users[2]}}"]}""";
        var id = (string)(await tenant.PostAsync("/api/v1/apps", body)).Json["app"]!["id"]!;
        Assert.Equal([users[2], users[1], users[0]], await OwnersAsync(tenant, id));
        Assert.Empty((await tenant.GetAsync($"/api/v1/apps/{id}")).Json["app"]!["appOwners"]!.AsArray());

        var page = (await tenant.GetAsync($"/api/v1/apps/{id}/owners?page_size=5")).Json;
        Assert.Equal([users[2], users[1], users[0]], page["list"]!.AsArray().Select(user => (string)user!["id"]!));
        Assert.Equal("", (string)page["nextPageToken"]!);
    }

    [Fact]
    public async Task Owners_are_added_removed_and_replaced()
    {
        await using var tenant = await TestTenant.StartAsync();
        var users = await UsersAsync(tenant);
        var id = await tenant.CreateAppAsync();
        var path = $"/api/v1/apps/{id}/owners";

        Assert.Equal("{}", (await tenant.PostAsync($"{path}/{users[1]}", "{}")).Body);
        Assert.Equal([users[0], users[1]], await OwnersAsync(tenant, id));
        (await tenant.PostAsync($"{path}/{users[2]}", "null")).AssertError(400, 3, "proto: syntax error: unexpected token null");
        (await tenant.PostAsync($"{path}/{Nobody}", "{}")).AssertError(404, 5, "user not found");

        Assert.Equal("{}", (await SendAsync(HttpMethod.Put, $$"""{"userIds":["{{users[3]}}","{{users[4]}}"]}""")).Body);
        Assert.Equal([users[3], users[4]], await OwnersAsync(tenant, id));
        (await SendAsync(HttpMethod.Put, """{"userIds":[""]}"""))
            .AssertError(400, 3, "invalid SetAppOwnersRequest.UserIds[0]: value does not match regex pattern \"^[a-zA-Z0-9]{27}$\"");

        Assert.Equal("{}", (await tenant.DeleteAsync($"{path}/{users[3]}")).Body);
        Assert.Equal([users[4]], await OwnersAsync(tenant, id));
        await SendAsync(HttpMethod.Delete, $$"""{"userIds":["{{users[4]}}"]}""");
        Assert.Empty(await OwnersAsync(tenant, id));

        Task<Answer> SendAsync(HttpMethod method, string body) =>
            tenant.SendAsync(new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
    }

    [Fact]
    public async Task Owners_show_after_a_while_when_they_are_to()
    {
        var time = new ManualTime();
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { OwnerLag = TimeSpan.FromSeconds(90), Time = time });
        var users = await UsersAsync(tenant);
        var id = await tenant.CreateAppAsync();
        time.Advance(TimeSpan.FromSeconds(60));
        await tenant.PostAsync($"/api/v1/apps/{id}/owners/{users[1]}", "{}");
        Assert.Empty(await OwnersAsync(tenant, id));
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal([users[0]], await OwnersAsync(tenant, id));
        time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal([users[0], users[1]], await OwnersAsync(tenant, id));
    }

    [Fact]
    public async Task An_app_that_is_not_there_has_no_owners()
    {
        await using var tenant = await TestTenant.StartAsync();
        Assert.Empty(await OwnersAsync(tenant, Nobody));
        Assert.Empty((await tenant.GetAsync($"/api/v1/apps/{Nobody}/owners")).Json["list"]!.AsArray());
        (await tenant.PostAsync($"/api/v1/apps/{Nobody}/owners/{Nobody}", "{}")).AssertError(404, 5, "user not found");
        (await tenant.DeleteAsync($"/api/v1/apps/{Nobody}/owners/{Nobody}")).AssertError(404, 5, "app not found");
    }

    [Fact]
    public async Task A_new_app_has_an_entitlement_and_a_resource_type()
    {
        await using var tenant = await TestTenant.StartAsync();
        var id = await tenant.CreateAppAsync();
        var entitlement = Assert.Single((await tenant.GetAsync($"/api/v1/apps/{id}/entitlements")).Json["list"]!.AsArray())!["appEntitlement"]!;
        Assert.Equal(("Access", id), ((string)entitlement["displayName"]!, (string)entitlement["appId"]!));
        Assert.True((bool)entitlement["systemBuiltin"]!);
        var read = await tenant.GetAsync($"/api/v1/apps/{id}/entitlements/{(string)entitlement["id"]!}");
        Assert.Equal(entitlement.ToJsonString(), read.Json["appEntitlementView"]!["appEntitlement"]!.ToJsonString());
        (await tenant.GetAsync($"/api/v1/apps/{id}/entitlements/{Nobody}")).AssertError(404, 5, "app entitlement not found");

        var type = Assert.Single((await tenant.GetAsync($"/api/v1/apps/{id}/resource_types")).Json["list"]!.AsArray())!["appResourceType"]!;
        Assert.Equal(("Credential", id), ((string)type["displayName"]!, (string)type["appId"]!));
    }

    private static async Task<string[]> UsersAsync(TestTenant tenant) =>
        [.. (await tenant.GetAsync("/sandbox/users")).Json["list"]!.AsArray().Select(user => (string)user!["id"]!)];

    private static async Task<string[]> OwnersAsync(TestTenant tenant, string id) =>
        [.. (await tenant.GetAsync($"/api/v1/apps/{id}/ownerids")).Json["userIds"]!.AsArray().Select(user => (string)user!)];
}
