using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.AppResources;

public sealed class AppResourceTests
{
    [Fact]
    public async Task A_resource_is_created_read_listed_and_deleted_under_its_type()
    {
        await using var tenant = await TestTenant.StartAsync();
        var app = await tenant.CreateAppAsync();
        var type = await tenant.CreateResourceTypeAsync(app);
        var path = $"/api/v1/apps/{app}/resource_types/{type}/resources";

        const string Body = """{"displayName":"Admin","resourceOwnerUserIds":["u00000000000000000000000000"],"matchBatonId":"m"}""";
        var created = (await tenant.PostAsync(path, Body)).Json["appResource"]!;
        Assert.Equal((app, type), ((string)created["appId"]!, (string)created["appResourceTypeId"]!));
        Assert.Equal(("Admin", "m", "0"), ((string)created["displayName"]!, (string)created["matchBatonId"]!, (string)created["grantCount"]!));

        var id = (string)created["id"]!;
        var view = (await tenant.GetAsync($"{path}/{id}")).Json;
        Assert.Equal(created.ToJsonString(), view["appResourceView"]!["appResource"]!.ToJsonString());
        Assert.Equal(id, (string)(await tenant.GetAsync(path)).Json["list"]![0]!["appResource"]!["id"]!);

        Assert.Equal("{}", (await tenant.DeleteAsync($"{path}/{id}")).Body);
        Assert.Empty((await tenant.GetAsync(path)).Json["list"]!.AsArray());
    }

    [Fact]
    public async Task Only_a_custom_type_may_repeat()
    {
        await using var tenant = await TestTenant.StartAsync();
        var app = await tenant.CreateAppAsync();
        await tenant.CreateResourceTypeAsync(app);
        var path = $"/api/v1/apps/{app}/resource_types";
        (await tenant.PostAsync(path, """{"displayName":"Other","resourceType":"ROLE"}""")).AssertError(500, 13, "app resource type already exists");

        Assert.NotEqual(await tenant.CreateResourceTypeAsync(app, "CUSTOM"), await tenant.CreateResourceTypeAsync(app, "CUSTOM"));
        Assert.Equal(4, (await tenant.GetAsync(path)).Json["list"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_deleted_type_makes_room_for_another()
    {
        await using var tenant = await TestTenant.StartAsync();
        var app = await tenant.CreateAppAsync();
        var type = await tenant.CreateResourceTypeAsync(app);
        await tenant.DeleteAsync($"/api/v1/apps/{app}/resource_types/{type}");
        Assert.NotEqual(type, await tenant.CreateResourceTypeAsync(app));
        (await tenant.PostAsync($"/api/v1/apps/{app}/resource_types/{type}/resources", """{"displayName":"a"}"""))
            .AssertError(404, 5, "app resource type not found");
    }

    [Fact]
    public async Task A_type_of_another_app_is_not_found()
    {
        await using var tenant = await TestTenant.StartAsync();
        var type = await tenant.CreateResourceTypeAsync(await tenant.CreateAppAsync("One"));
        var other = await tenant.CreateAppAsync("Two");
        (await tenant.PostAsync($"/api/v1/apps/{other}/resource_types/{type}/resources", """{"displayName":"a"}"""))
            .AssertError(404, 5, "app resource type not found");
        (await tenant.PostAsync($"/api/v1/apps/nope00000000000000000000000/resource_types/{type}/resources", """{"displayName":"a"}""")).AssertError(404, 5, "app not found");
    }

    [Theory]
    [InlineData(
        """{"resourceType":"ROLE"}""",
        "invalid CreateManuallyManagedResourceTypeRequest.DisplayName: value length must be at least 1 runes")]
    [InlineData("""{"displayName":"a"}""", "invalid CreateManuallyManagedResourceTypeRequest.ResourceType: value is required")]
    [InlineData("""{"displayName":"a","resourceType":"Role"}""", "proto: invalid value for enum field resourceType: \"Role\"")]
    public async Task A_bad_type_is_refused(string body, string message)
    {
        await using var tenant = await TestTenant.StartAsync();
        var app = await tenant.CreateAppAsync();
        (await tenant.PostAsync($"/api/v1/apps/{app}/resource_types", body)).AssertError(400, 3, message);
    }
}
