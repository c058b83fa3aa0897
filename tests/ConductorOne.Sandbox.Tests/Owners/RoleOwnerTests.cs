using System;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Owners;

public sealed class RoleOwnerTests
{
    private const string Nobody = "nobody000000000000000000000";

    [Theory]
    [InlineData("owners", "appId")]
    [InlineData("users/account00000000000000000001/owners", "userId")]
    [InlineData("entitlements/ENTITLEMENT/owners", "entitlementId")]
    public async Task Owners_have_roles(string path, string id)
    {
        await using var tenant = await TestTenant.StartAsync();
        var (app, entitlement, users) = await StartAsync(tenant);
        path = $"/api/v2/apps/{app}/{path.Replace("ENTITLEMENT", entitlement, StringComparison.Ordinal)}";
        var added = (await tenant.PostAsync($"{path}/users/boss/{users[1]}", $$$"""{"userRef":{"id":"{{{users[1]}}}"}}""")).Json.AsObject().Single().Value!;
        Assert.Equal(("boss", users[1]), ((string)added["roleSlug"]!, (string)added["user"]!["id"]!));
        Assert.NotNull(added[id]);
        await tenant.PostAsync($"{path}/entitlements/boss/{app}/{entitlement}", "{}");
        Assert.Equal([users[1]], await ListAsync(tenant, path + "/users?role_slug=boss", "user"));
        Assert.Equal([entitlement], await ListAsync(tenant, path + "/entitlements", "appEntitlement"));
        Assert.Empty(await ListAsync(tenant, path + "/users?role_slug=other", "user"));

        await PutAsync(tenant, path, $$"""{"roleSlug":"boss","userRefs":[{"id":"{{users[2]}}"}],"appEntitlementRefs":[]}""");
        Assert.Equal([users[2]], await ListAsync(tenant, path + "/users?role_slug=boss", "user"));
        Assert.Empty(await ListAsync(tenant, path + "/entitlements?role_slug=boss", "appEntitlement"));
        Assert.Equal("{}", (await tenant.DeleteAsync($"{path}/users/boss/{users[2]}")).Body);
        Assert.Empty(await ListAsync(tenant, path + "/users?role_slug=boss", "user"));

        (await tenant.PostAsync($"{path}/users/boss/{Nobody}", "{}")).AssertError(404, 5, "user not found");
        (await tenant.PostAsync($"{path}/entitlements/boss/{app}/{Nobody}", "{}")).AssertError(404, 5, "app entitlement not found");
        Assert.Equal(400, (await PutAsync(tenant, path, """{"userRefs":[]}""")).Status);
    }

    [Fact]
    public async Task Users_with_and_without_roles_are_the_same_owners()
    {
        await using var tenant = await TestTenant.StartAsync();
        var (app, _, users) = await StartAsync(tenant);
        await tenant.PostAsync($"/api/v2/apps/{app}/owners/users/boss/{users[1]}", "{}");
        var ids = (await tenant.GetAsync($"/api/v1/apps/{app}/ownerids")).Json["userIds"]!.AsArray().Select(user => (string)user!);
        Assert.Equal([users[0], users[1]], ids);
        await tenant.DeleteAsync($"/api/v1/apps/{app}/owners/{users[1]}");
        Assert.Empty(await ListAsync(tenant, $"/api/v2/apps/{app}/owners/users?role_slug=boss", "user"));
        Assert.Equal([users[0]], await ListAsync(tenant, $"/api/v2/apps/{app}/owners/users?role_slug=owner", "user"));
    }

    [Fact]
    public async Task What_a_user_owns_is_found()
    {
        await using var tenant = await TestTenant.StartAsync();
        var (app, entitlement, users) = await StartAsync(tenant);
        await tenant.PostAsync($"/api/v1/apps/{app}/owners/{users[1]}", "{}");
        await tenant.PostAsync($"/api/v1/apps/{app}/entitlements/{entitlement}/owners", $$"""{"userId":"{{users[1]}}"}""");
        var found = (await tenant.PostAsync("/api/v1/search/user-ownership", $$"""{"userId":"{{users[1]}}"}""")).Json["list"]!.AsArray();
        Assert.Equal(
            [("USER_OWNERSHIP_TYPE_APP", ""), ("USER_OWNERSHIP_TYPE_ENTITLEMENT", "Access")],
            found.Select(one => ((string)one!["ownershipType"]!, (string)one["entitlementDisplayName"]!)));
        var apps = (await tenant.PostAsync("/api/v1/search/user-ownership", $$"""{"userId":"{{users[1]}}","ownershipTypes":["USER_OWNERSHIP_TYPE_APP"]}""")).Json["list"]!.AsArray();
        Assert.Equal(app, (string)Assert.Single(apps)!["appId"]!);
    }

    [Fact]
    public async Task The_clock_goes_on_and_the_lag_changes_when_told()
    {
        await using var tenant = await TestTenant.StartAsync();
        var (app, _, users) = await StartAsync(tenant);
        await tenant.PostAsync("/sandbox/lag", """{"ownerSeconds":150}""");
        await tenant.PostAsync($"/api/v1/apps/{app}/owners/{users[1]}", "{}");
        await tenant.PostAsync("/sandbox/clock", """{"seconds":149}""");
        Assert.Equal([users[0]], await ListAsync(tenant, $"/api/v2/apps/{app}/owners/users", "user"));
        await tenant.PostAsync("/sandbox/clock", """{"seconds":2}""");
        Assert.Equal([users[0], users[1]], await ListAsync(tenant, $"/api/v2/apps/{app}/owners/users", "user"));
        Assert.Equal(400, (await tenant.PostAsync("/sandbox/clock", """{"seconds":-1}""")).Status);
    }

    private static async Task<(string App, string Entitlement, string[] Users)> StartAsync(TestTenant tenant)
    {
        var app = await tenant.CreateAppAsync();
        var entitlement = (await tenant.GetAsync($"/api/v1/apps/{app}/entitlements")).Json["list"]!.AsArray()[0]!["appEntitlement"]!;
        var users = (await tenant.GetAsync("/sandbox/users")).Json["list"]!.AsArray();
        return (app, (string)entitlement["id"]!, [.. users.Select(user => (string)user!["id"]!)]);
    }

    private static async Task<string[]> ListAsync(TestTenant tenant, string path, string owner) =>
        [.. (await tenant.GetAsync(path)).Json["list"]!.AsArray().Select(row => (string)row![owner]!["id"]!)];

    private static Task<Answer> PutAsync(TestTenant tenant, string path, string body) =>
        tenant.SendAsync(new HttpRequestMessage(HttpMethod.Put, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
}
