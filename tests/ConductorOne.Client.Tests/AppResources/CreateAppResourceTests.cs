using System.Collections.Generic;
using System.Threading.Tasks;
using ConductorOne.AppResources;
using ConductorOne.Apps;
using ConductorOne.Client.Tests.Fakes;
using Xunit;

namespace ConductorOne.Client.Tests.AppResources;

public class CreateAppResourceTests
{
    [Fact]
    public void A_type_goes_out() => Wire.AssertCreate(
        "/api/v1/apps/a%201/resource_types",
        """{"displayName":"Roles","resourceType":"SESSION_POLICY"}""",
        AppResourceCalls.CreateType("a 1", new() { DisplayName = "Roles", ResourceType = "SessionPolicy" }));

    [Theory]
    [InlineData(null, "Role", "DisplayName")]
    [InlineData("Roles", "", "ResourceType")]
    public void A_type_has_a_name_and_a_kind(string? name, string? kind, string missing) => Wire.Refused(
        missing, missing + " is missing or empty.", () => AppResourceCalls.CreateType("a1", new() { DisplayName = name, ResourceType = kind }));

    [Fact]
    public void A_resource_needs_its_name_only() => Wire.AssertCreate(
        "/api/v1/apps/a1/resource_types/t1/resources", """{"displayName":"Admin"}""", AppResourceCalls.Create("a1", "t1", new() { DisplayName = "Admin" }));

    [Fact]
    public void Every_field_of_a_resource_goes_out() => Wire.AssertCreate(
        "/api/v1/apps/a%2F1/resource_types/t%3F1/resources",
        """
        {
          "displayName": "Admin", "description": "Everything", "matchBatonId": "m1", "resourceOwnerUserIds": ["u1", "u2"],
          "annotations": {"managed_by": "me"}
        }
        """,
        AppResourceCalls.Create("a/1", "t?1", new()
        {
            DisplayName = "Admin",
            Description = "Everything",
            MatchBatonId = "m1",
            ResourceOwnerUserIds = ["u1", "u2"],
            Annotations = new Dictionary<string, string> { ["managed_by"] = "me" },
        }));

    [Fact]
    public void A_resource_has_a_name() =>
        Wire.Refused("DisplayName", "DisplayName is missing or empty.", () => AppResourceCalls.Create("a1", "t1", new()));

    [Fact]
    public void An_owner_is_not_blank() => Wire.Refused(
        "ResourceOwnerUserIds",
        "ResourceOwnerUserIds contains an empty id.",
        () => AppResourceCalls.Create("a1", "t1", new() { DisplayName = "Admin", ResourceOwnerUserIds = [" "] }));

    [Fact]
    public void Annotations_are_checked() => Wire.Refused(
        "Annotations",
        "The annotation key \"c1/x\" is refused: keys under c1/ are the server's own.",
        () => AppResourceCalls.Create("a1", "t1", new() { DisplayName = "Admin", Annotations = new Dictionary<string, string> { ["c1/x"] = "" } }));

    [Theory]
    [InlineData("", "t1", "AppId")]
    [InlineData("a1", null, "AppResourceTypeId")]
    public void Blank_ids_are_not_sent(string? appId, string? typeId, string blank) => Wire.Refused(
        blank,
        blank + " is empty. An empty id would reach the whole collection, so nothing was sent.",
        () => AppResourceCalls.Create(appId, typeId, new() { DisplayName = "Admin" }));

    [Fact]
    public void What_a_type_brings_along_is_kept()
    {
        var type = AppResourceCalls.CreateType("a1", new() { DisplayName = "Roles", ResourceType = "Role" })
            .Read("""{"appResourceType":{"id":"t1","traitIds":["ROLE"]},"expanded":[{"@type":"x"}]}"""u8.ToArray())!;
        Assert.Equal(("t1", "t1"), (type.Id, type.AppResourceTypeId));
        Assert.Equal(["ROLE"], type.TraitIds);
        Assert.Single(type.Expanded);
    }

    [Fact]
    public async Task The_sandbox_takes_app_type_and_resource_after_each_other()
    {
        await using var tenant = await TestTenant.StartAsync();
        var client = tenant.Client();
        var cancelled = TestContext.Current.CancellationToken;
        var app = await client.SendAsync(AppCalls.Create(new() { DisplayName = "Payroll", IdentityMatching = "Strict" }), null, cancelled);
        var type = await client.SendAsync(
            AppResourceCalls.CreateType(app.Id, new() { DisplayName = "Roles", ResourceType = "Role" }), null, cancelled);
        var resource = await client.SendAsync(
            AppResourceCalls.Create(app.Id, type.Id, new() { DisplayName = "Admin", Description = "All" }), null, cancelled);
        Assert.Equal("Strict", app.IdentityMatching);
        Assert.Equal((app.Id, "Roles"), (type.AppId, type.DisplayName));
        Assert.Equal((app.Id, type.Id, "Admin", "All"), (resource.AppId, resource.AppResourceTypeId, resource.DisplayName, resource.Description));
        Assert.Equal(resource.Id, resource.AppResourceId);
    }
}
