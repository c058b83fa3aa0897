using System.Collections.Generic;
using System.Threading.Tasks;
using ConductorOne.AppResources;
using ConductorOne.Apps;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using Xunit;

namespace ConductorOne.Client.Tests.AppResources;

public class CreateAppResourceTests
{
    [Fact]
    public void A_type_goes_out() => Wire.AssertCreate(
        "/api/v1/apps/a%201/resource_types",
        """{"displayName":"Roles","resourceType":"SESSION_POLICY"}""",
        NewType("a 1", "Roles", "SESSION_POLICY"));

    [Theory]
    [InlineData(null, "ROLE", "DisplayName")]
    [InlineData("Roles", "", "ResourceType")]
    public void A_type_has_a_name_and_a_kind(string? name, string? kind, string missing) => Wire.Refused(
        missing, missing + " is missing or empty.", () => NewType("a1", name, kind));

    [Fact]
    public void A_resource_needs_its_name_only() => Wire.AssertCreate(
        "/api/v1/apps/a1/resource_types/t1/resources", """{"displayName":"Admin"}""", NewResource("a1", "t1"));

    [Fact]
    public void Every_field_of_a_resource_goes_out() => Wire.AssertCreate(
        "/api/v1/apps/a%2F1/resource_types/t%3F1/resources",
        """
        {
          "displayName": "Admin", "description": "Everything", "matchBatonId": "m1", "resourceOwnerUserIds": ["u1", "u2"],
          "annotations": {"managed_by": "me"}
        }
        """,
        AppResourceOperations.Create.Call(new()
        {
            { "AppId", "a/1" },
            { "AppResourceTypeId", "t?1" },
            { "DisplayName", "Admin" },
            { "Description", "Everything" },
            { "MatchBatonId", "m1" },
            { "ResourceOwnerUserIds", new[] { "u1", "u2" } },
            { "Annotations", new Dictionary<string, string> { ["managed_by"] = "me" } },
        }));

    [Fact]
    public void A_resource_has_a_name() =>
        Wire.Refused("DisplayName", "DisplayName is missing or empty.", () => NewResource("a1", "t1", name: null));

    [Theory]
    [InlineData("", "t1", "AppId")]
    [InlineData("a1", null, "AppResourceTypeId")]
    public void Blank_ids_are_not_sent(string? appId, string? typeId, string blank) => Wire.Refused(
        blank,
        blank + " is empty. An empty id would reach the whole collection, so nothing was sent.",
        () => NewResource(appId, typeId));

    [Fact]
    public void What_a_type_brings_along_is_kept()
    {
        var type = AppResourceTypeOperations.Create
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
        var app = await client.SendAsync(AppOperations.Create.Call(new() { { "DisplayName", "Payroll" }, { "IdentityMatching", "APP_USER_IDENTITY_MATCHING_STRICT" } }), null, cancelled);
        var type = await client.SendAsync(NewType(app.Id, "Roles", "ROLE"), null, cancelled);
        var resource = await client.SendAsync(
            AppResourceOperations.Create.Call(new() { { "AppId", app.Id }, { "AppResourceTypeId", type.Id }, { "DisplayName", "Admin" }, { "Description", "All" } }), null, cancelled);
        Assert.Equal("Strict", app.IdentityMatching);
        Assert.Equal((app.Id, "Roles"), (type.AppId, type.DisplayName));
        Assert.Equal((app.Id, type.Id, "Admin", "All"), (resource.AppId, resource.AppResourceTypeId, resource.DisplayName, resource.Description));
        Assert.Equal(resource.Id, resource.AppResourceId);
    }

    private static ApiCall<C1AppResourceType> NewType(string? appId, string? name, string? kind) =>
        AppResourceTypeOperations.Create.Call(new() { { "AppId", appId }, { "DisplayName", name }, { "ResourceType", kind } });

    private static ApiCall<C1AppResource> NewResource(string? appId, string? typeId, string? name = "Admin") =>
        AppResourceOperations.Create.Call(new() { { "AppId", appId }, { "AppResourceTypeId", typeId }, { "DisplayName", name } });
}
