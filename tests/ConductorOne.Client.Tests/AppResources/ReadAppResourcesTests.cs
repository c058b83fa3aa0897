using System;
using System.Collections;
using System.Linq;
using System.Text;
using ConductorOne.AppResources;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using ConductorOne.Operations;
using Xunit;

namespace ConductorOne.Client.Tests.AppResources;

public class ReadAppResourcesTests
{
    private const string Views =
        """
        {"list":[
          {"appResource":{"id":"r1"},"appPath":"$.expanded[0]","resourceTypePath":"$.expanded[2]","parentResourcePath":"$.expanded[1]",
           "parentResourceTypePath":"$.expanded[2]","objectPermissions":{"read":true}},
          {"appResource":{"id":"r2"},"appPath":null}],
         "expanded":[{"id":"a1"},{"id":"r0"},{"id":"t1"}],"nextPageToken":"t"}
        """;

    [Fact]
    public void One_is_read_by_its_ids()
    {
        Wire.AssertGet("/api/v1/apps/a%20/resource_types/t%3F", AppResourceTypeOperations.Get.Call(new() { { "AppId", "a " }, { "AppResourceTypeId", "t?" } }));
        Wire.AssertGet("/api/v1/apps/a/resource_types/t/resources/r%25", AppResourceOperations.Get.Call(new() { { "AppId", "a" }, { "AppResourceTypeId", "t" }, { "AppResourceId", "r%" } }));
    }

    [Fact]
    public void All_of_a_parent_are_listed()
    {
        Wire.AssertList("/api/v1/apps/a%2F/resource_types", AppResourceTypeOperations.List.Call(new() { { "AppId", "a/" } }));
        Wire.AssertList("/api/v1/apps/a/resource_types/t%23/resources", AppResourceOperations.List.Call(new() { { "AppId", "a" }, { "AppResourceTypeId", "t#" } }));
    }

    [Fact]
    public void A_search_for_types_has_every_filter() => Wire.AssertSearch(
        "/api/v1/search/app_resource_types",
        """
        {"query":"role","displayName":"Roles","appIds":["a"],"appUserIds":["u"],"resourceTypeIds":["t1"],"excludeResourceTypeIds":["t2"],
         "resourceTypeTraitIds":["x"],"excludeResourceTypeTraitIds":["y"]}
        """,
        AppResourceTypeOperations.Search.Call(new()
        {
            { "Query", "role" },
            { "DisplayName", "Roles" },
            { "AppIds", new[] { "a" } },
            { "AppUserIds", new[] { "u" } },
            { "ResourceTypeIds", new[] { "t1" } },
            { "ExcludeResourceTypeIds", new[] { "t2" } },
            { "ResourceTypeTraitIds", new[] { "x" } },
            { "ExcludeResourceTypeTraitIds", new[] { "y" } },
        }));

    [Fact]
    public void A_search_has_every_filter() => Wire.AssertSearch(
        "/api/v1/search/app_resources",
        """
        {"query":"admin","appId":"a","appIds":["b"],"appUserIds":["u"],"resourceTypeIds":["t1"],"resourceTypeTraitIds":["x"],
         "excludeResourceTypeTraitIds":["y"],"resourceIds":["r1"],"excludeResourceIds":["r2"],
         "refs":[{"appId":"a","appResourceTypeId":"t","id":"r"}],"ownerUserIds":["none","o"],"unownedOnly":false,
         "excludeDeletedApps":true,"excludeDeletedResourceBindings":true,"withOpenFindings":true,
         "nhiTypes":["NHI_TYPE_APP_REGISTRATION"],"credentialTypes":["CREDENTIAL_TYPE_STATIC_SECRET"],"agentStatuses":["AGENT_STATUS_READY"],
         "secretAging":{"secretCreatedAfter":"2026-01-01T00:00:00+00:00","secretCreatedBefore":"2026-01-02T00:00:00+00:00",
           "secretExpiresAfter":"2026-01-03T00:00:00+00:00","secretExpiresBefore":"2026-01-04T00:00:00+00:00",
           "lastUsedAfter":"2026-01-05T00:00:00+00:00","lastUsedBefore":"2026-01-06T00:00:00+01:00"},
         "sortField":"APP_RESOURCE_SORT_FIELD_LAST_USED_AT","direction":"SORT_DIRECTION_DESC"}
        """,
        AppResourceOperations.Search.Call(new()
        {
            { "Query", "admin" },
            { "AppId", "a" },
            { "AppIds", new[] { "b" } },
            { "AppUserIds", new[] { "u" } },
            { "ResourceTypeIds", new[] { "t1" } },
            { "ResourceTypeTraitIds", new[] { "x" } },
            { "ExcludeResourceTypeTraitIds", new[] { "y" } },
            { "ResourceIds", new[] { "r1" } },
            { "ExcludeResourceIds", new[] { "r2" } },
            { "Refs", new C1AppResourceRef[] { new() { AppId = "a", AppResourceTypeId = "t", Id = "r" } } },
            { "OwnerUserIds", new[] { "none", "o" } },
            { "UnownedOnly", false },
            { "ExcludeDeletedApps", true },
            { "ExcludeDeletedResourceBindings", true },
            { "WithOpenFindings", true },
            { "NhiTypes", new[] { "NHI_TYPE_APP_REGISTRATION" } },
            { "CredentialTypes", new[] { "CREDENTIAL_TYPE_STATIC_SECRET" } },
            { "AgentStatuses", new[] { "AGENT_STATUS_READY" } },
            {
                "SecretAging", new Fields
                {
                    { "SecretCreatedAfter", Day(1) },
                    { "SecretCreatedBefore", Day(2) },
                    { "SecretExpiresAfter", Day(3) },
                    { "SecretExpiresBefore", Day(4) },
                    { "LastUsedAfter", Day(5) },
                    { "LastUsedBefore", Day(6).ToOffset(TimeSpan.FromHours(1)).AddHours(-1) },
                }
            },
            { "SortField", "APP_RESOURCE_SORT_FIELD_LAST_USED_AT" },
            { "Direction", "SORT_DIRECTION_DESC" },
        }));

    [Fact]
    public void Views_show_what_came_along()
    {
        foreach (var list in new[] { AppResourceOperations.List, AppResourceOperations.Search })
        {
            var page = Wire.Read(list, Views);
            var resource = page.Items[0];
            Assert.Equal(["a1", "t1", "r0", "t1"], new[] { resource.App, resource.ResourceType, resource.ParentResource, resource.ParentResourceType }.Select(Id));
            Assert.Equal(true, ((IDictionary)resource.ObjectPermissions!)["read"]);
            Assert.Equal(3, resource.Expanded.Count);
            Assert.Equal(("r2", null, null), (page.Items[1].Id, page.Items[1].App, page.Items[1].ObjectPermissions));
            Assert.Equal("t", page.NextToken);
        }
    }

    [Fact]
    public void Types_come_in_views_and_without()
    {
        var listed = Wire.Read(
            AppResourceTypeOperations.List, """{"list":[{"appResourceType":{"id":"t1","traitIds":null},"appPath":"$.expanded[0]"}],"expanded":[{"id":"a1"}]}""");
        Assert.Equal(("t1", "a1", 1), (listed.Items[0].Id, Id(listed.Items[0].App), listed.Items[0].Expanded.Count));
        Assert.Equal("t2", Wire.Read(AppResourceTypeOperations.Search, """{"list":[{"id":"t2"}]}""").Items.Single().Id);
    }

    [Fact]
    public void One_object_comes_in_a_view_too()
    {
        var resource = AppResourceOperations.Get.Read(
            """{"appResourceView":{"appResource":{"id":"r1"},"appPath":"$.expanded[0]"},"expanded":[{"id":"a1"}]}"""u8.ToArray())!;
        Assert.Equal(("r1", "a1"), (resource.Id, Id(resource.App)));
        var type = AppResourceTypeOperations.Get.Read(
            """{"appResourceTypeView":{"appResourceType":{"id":"t1"},"appPath":"$.expanded[0]"},"expanded":[{"id":"a1"}]}"""u8.ToArray())!;
        Assert.Equal(("t1", "a1"), (type.Id, Id(type.App)));
    }

    [Theory]
    [InlineData("{}", "appResourceType", "missing")]
    [InlineData("""{"appResourceType":7}""", "appResourceType", "a number")]
    [InlineData("""{"appResourceType":{"id":7}}""", "appResourceType.id", "a number")]
    [InlineData("""{"appResourceTypeView":7}""", "appResourceTypeView", "a number")]
    [InlineData("""{"appResourceTypeView":{}}""", "appResourceTypeView.appResourceType", "missing")]
    [InlineData("""{"appResourceTypeView":{"appResourceType":"x"}}""", "appResourceTypeView.appResourceType", "a text")]
    [InlineData("""{"appResourceTypeView":{"appResourceType":{"id":["t"]}}}""", "appResourceTypeView.appResourceType.id", "an array")]
    public void Without_an_object_and_its_id_it_is_no_answer(string json, string field, string found)
    {
        Assert.Equal(
            $"its \"{field}\" is {found}, which is not what this call returns.",
            Assert.Throws<AnswerException>(() => AppResourceTypeOperations.Get.Read(Encoding.UTF8.GetBytes(json))).Message);
        var ofResource = json.Replace("ResourceType", "Resource", StringComparison.Ordinal);
        Assert.Equal(
            $"its \"{field.Replace("ResourceType", "Resource", StringComparison.Ordinal)}\" is {found}, which is not what this call returns.",
            Assert.Throws<AnswerException>(() => AppResourceOperations.Get.Read(Encoding.UTF8.GetBytes(ofResource))).Message);
    }

    [Theory]
    [InlineData(null, "t", "r", "AppId")]
    [InlineData("a", "", "r", "AppResourceTypeId")]
    [InlineData("a", "t", " ", "AppResourceId")]
    public void Every_id_is_required(string? app, string? type, string? resource, string missing)
    {
        var message = missing + " is empty. An empty id would reach the whole collection, so nothing was sent.";
        Wire.Refused(missing, message, () => AppResourceOperations.Get.Call(new() { { "AppId", app }, { "AppResourceTypeId", type }, { "AppResourceId", resource } }));
        if (missing != "AppResourceId")
        {
            Wire.Refused(missing, message, () => AppResourceTypeOperations.Get.Call(new() { { "AppId", app }, { "AppResourceTypeId", type } }));
            Wire.Refused(missing, message, () => AppResourceOperations.List.Call(new() { { "AppId", app }, { "AppResourceTypeId", type } }));
        }
    }

    [Fact]
    public void A_direction_without_a_field_to_sort_by_is_refused() => Wire.Refused(
        "Direction",
        "Direction has no effect without SortField: give SortField, too, or leave Direction out.",
        () => AppResourceOperations.Search.Call(new() { { "Direction", "SORT_DIRECTION_DESC" } }));

    private static DateTimeOffset Day(int day) => new(2026, 1, day, 0, 0, 0, TimeSpan.Zero);

    private static object? Id(object? expanded) => Assert.IsType<IDictionary>(expanded, exactMatch: false)["id"];
}
