using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Control;

public sealed class SeedTests
{
    private const int StandardUsers = 37;

    [Fact]
    public async Task Apps_and_users_are_there_from_the_start_and_after_a_reset()
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Apps = 12, Users = 11 });
        Assert.Equal(Enumerable.Range(1, 12).Select(number => $"App {number:000000}"), await ListAppsAsync(tenant));
        await tenant.CreateAppAsync();
        await tenant.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/sandbox/reset"));
        await tenant.SignInAsync();
        Assert.Equal(12, (await ListAppsAsync(tenant)).Length);

        var users = (await tenant.GetAsync("/api/v1/users?page_size=100")).Json["list"]!.AsArray();
        Assert.Equal(StandardUsers + 11, users.Count);
        var last = users[^1]!["user"]!;
        Assert.Equal(("User 000011", "user.000011@example.com"), ((string)last["displayName"]!, (string)last["email"]!));
        Assert.Equal(("USER_TYPE_HUMAN", "Specialist", "Security"), ((string)last["type"]!, (string)last["jobTitle"]!, (string)last["department"]!));
    }

    [Fact]
    public async Task A_seed_adds_to_what_is_there()
    {
        await using var tenant = await TestTenant.StartAsync();
        await tenant.CreateAppAsync("Mine");
        Assert.Equal("{}", (await tenant.PostAsync("/sandbox/seed", """{"apps":2,"users":1}""")).Body);
        Assert.Equal("{}", (await tenant.PostAsync("/sandbox/seed", """{"apps":1}""")).Body);
        Assert.Equal(["Mine", "App 000001", "App 000002", "App 000003"], await ListAppsAsync(tenant));
        Assert.Equal(StandardUsers + 1, (await tenant.GetAsync("/sandbox/users")).Json["list"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_seeded_app_is_an_app_like_any_other()
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Apps = 1 });
        var seeded = (await tenant.GetAsync("/api/v1/apps")).Json["list"]![0]!;
        var created = (await tenant.GetAsync($"/api/v1/apps/{await tenant.CreateAppAsync("App 000001")}")).Json["app"]!;
        foreach (var name in new[] { "id", "createdAt", "updatedAt" })
            created[name] = seeded[name]!.DeepClone();
        Assert.Equal(created.ToJsonString(), seeded.ToJsonString());

        var type = await tenant.CreateResourceTypeAsync((string)seeded["id"]!);
        var found = (await tenant.PostAsync("/api/v1/search/app_resource_types", "{}")).Json["list"]!.AsArray();
        Assert.Equal(["Credential", type], found.Select(each => (string)each!["displayName"]! == "Credential" ? "Credential" : (string)each["id"]!));
    }

    [Theory]
    [InlineData("""{"apps":-1}""", "apps is a number from 0 to 2000000")]
    [InlineData("""{"users":2000001}""", "users is a number from 0 to 2000000")]
    [InlineData("""{"policies":1}""", "proto: unknown field \"policies\"")]
    public async Task A_bad_seed_is_refused(string body, string message)
    {
        await using var tenant = await TestTenant.StartAsync();
        (await tenant.PostAsync("/sandbox/seed", body)).AssertError(400, 3, message);
        Assert.Empty(await ListAppsAsync(tenant));
    }

    private static async Task<string[]> ListAppsAsync(TestTenant tenant) =>
        [.. (await tenant.GetAsync("/api/v1/apps?page_size=100")).Json["list"]!.AsArray().Select(app => (string)app!["displayName"]!)];
}
