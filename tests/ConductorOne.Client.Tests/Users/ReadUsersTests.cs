using System.Collections;
using System.Linq;
using System.Text;
using System.Text.Json;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Json;
using ConductorOne.Lists;
using ConductorOne.Operations;
using ConductorOne.Users;
using Xunit;

namespace ConductorOne.Client.Tests.Users;

public class ReadUsersTests
{
    private const string Whole =
        """
        {
          "id":"u1","displayName":"Ada","email":"ada@example.com","username":"ada","status":"ENABLED","directoryStatus":"DISABLED",
          "type":"USER_TYPE_HUMAN","origin":"USER_ORIGIN_LOCAL","department":"Engineering","jobTitle":"Head","employmentType":"full","employmentStatus":"active",
          "managerIds":["u2"],"roleIds":["r1"],"directoryIds":["d1"],"delegatedUserId":"u3","emails":["ada@example.com","a@example.com"],
          "usernames":["ada","al"],"employeeIds":["7"],"profile":{"city":"London"},
          "departmentSources":[{"appId":"a1","value":"Engineering","priority":1}],"directoryStatusSources":[{"appId":"a2"}],"emailSources":[{"appId":"a3"}],
          "employeeIdSources":[{"appId":"a4"}],"employmentStatusSources":[{"appId":"a5"}],"employmentTypeSources":[{"appId":"a6"}],
          "jobTitleSources":[{"appId":"a7"}],"managerSources":[{"appId":"a8"}],"usernameSources":[{"appId":"a9"}],
          "createdAt":"2026-01-01T00:00:00+00:00","updatedAt":"2026-01-02T00:00:00+00:00","deletedAt":"2026-01-03T00:00:00+00:00"
        }
        """;

    [Fact]
    public void One_is_read_by_its_id() => Wire.AssertGet("/api/v1/users/u%2F1", UserOperations.Get.Call(new() { { "UserId", "u/1" } }));

    [Fact]
    public void All_are_listed() => Wire.AssertList("/api/v1/users", UserOperations.List.Call([]));

    [Fact]
    public void A_search_has_every_filter() => Wire.AssertSearch(
        "/api/v1/search/users",
        """
        {"query":"ada","email":"ada@example.com","refs":[{"id":"u1"}],"ids":["u2"],"excludeIds":["u3"],
         "userStatuses":["ENABLED","DISABLED"],"excludeTypes":["USER_TYPE_SERVICE"],"origins":["USER_ORIGIN_DIRECTORY"],"excludeOrigins":["USER_ORIGIN_SYSTEM"],
         "departments":["IT"],"jobTitles":["Head"],"managerIds":["u4"],"roleIds":["r1"],"sourceAppIds":["a1"],"delegatedUserIds":["u5"],
         "delegateStatus":"DELEGATE_STATUS_HAS_DELEGATE","isDelegate":true,"expandMask":{"paths":["manager_ids","*"]}}
        """,
        UserOperations.Search.Call(new()
        {
            { "Query", "ada" },
            { "Email", "ada@example.com" },
            { "Refs", new IdRef[] { new("u1") } },
            { "Ids", new[] { "u2" } },
            { "ExcludeIds", new[] { "u3" } },
            { "UserStatuses", new[] { "ENABLED", "DISABLED" } },
            { "ExcludeTypes", new[] { "USER_TYPE_SERVICE" } },
            { "Origins", new[] { "USER_ORIGIN_DIRECTORY" } },
            { "ExcludeOrigins", new[] { "USER_ORIGIN_SYSTEM" } },
            { "Departments", new[] { "IT" } },
            { "JobTitles", new[] { "Head" } },
            { "ManagerIds", new[] { "u4" } },
            { "RoleIds", new[] { "r1" } },
            { "SourceAppIds", new[] { "a1" } },
            { "DelegatedUserIds", new[] { "u5" } },
            { "DelegateStatus", "DELEGATE_STATUS_HAS_DELEGATE" },
            { "IsDelegate", true },
            { "ExpandMask", new Fields { { "Paths", new[] { "manager_ids", "*" } } } },
        }));

    [Fact]
    public void Every_field_of_a_user_comes_through_and_back()
    {
        var info = C1JsonContext.Default.GetTypeInfo(typeof(C1User))!;
        var user = (C1User)JsonSerializer.Deserialize(Whole, info)!;
        Assert.Null(user.AdditionalProperties);
        Assert.Equal(("Enabled", "Disabled", "Human", "Local"), (user.Status, user.DirectoryStatus, user.Type, user.Origin));
        Assert.Equal("Engineering", ((IDictionary)user.DepartmentSources[0]!)["value"]);
        Assert.Equal("ada@example.com;a@example.com", user.Emails.ToString());
        Assert.Equal("London", ((IDictionary)user.Profile!)["city"]);
        Wire.AssertJson(Whole, JsonSerializer.Serialize(user, info));
    }

    [Theory]
    [InlineData("""{"id":"u1"}""")]
    [InlineData("""{"id":"u1","managerIds":null,"emailSources":null,"profile":null,"department":null,"status":null}""")]
    public void A_user_may_be_mentioned_with_little(string json)
    {
        var user = (C1User)JsonSerializer.Deserialize(json, C1JsonContext.Default.GetTypeInfo(typeof(C1User))!)!;
        Assert.Equal(("u1", "", ""), (user.ToString(), user.Department, user.Status));
        Assert.Equal("Ada", new C1User { Id = "u1", DisplayName = "Ada" }.ToString());
        Assert.Empty(user.ManagerIds);
        Assert.Empty(user.EmailSources);
        Assert.Empty(user.Managers);
        Assert.Empty(user.Expanded);
    }

    [Fact]
    public void A_view_shows_what_came_along()
    {
        const string view =
            """
            {"user":{"id":"u1"},"userId":"u1","managersPath":"$.expanded[0,2]","rolesPath":"$.expanded[1]","directoriesPath":"","delegatedUserPath":"$.expanded[2]",
             "objectPermissions":{"edit":false}}
            """;
        const string expanded = """[{"id":"u2"},{"id":"r1"},{"id":"u3"}]""";
        var read = UserOperations.Get.Read(Encoding.UTF8.GetBytes("{\"userView\":" + view + ",\"expanded\":" + expanded + "}"))!;
        var listed = Wire.Read(UserOperations.Search, "{\"list\":[" + view + "],\"expanded\":" + expanded + "}").Items.Single();
        foreach (var user in new[] { read, listed })
        {
            Assert.Equal(["u2", "u3"], user.Managers.Select(Id));
            Assert.Equal(["r1"], user.Roles.Select(Id));
            Assert.Equal("u3", Id(user.DelegatedUser));
            Assert.Empty(user.Directories);
            Assert.Equal(3, user.Expanded.Count);
            Assert.Equal(false, ((IDictionary)user.ObjectPermissions!)["edit"]);
        }
    }

    [Fact]
    public void An_id_is_required() => Wire.Refused(
        "UserId", "UserId is empty. An empty id would reach the whole collection, so nothing was sent.", () => UserOperations.Get.Call(new() { { "UserId", " " } }));

    private static object? Id(object? expanded) => Assert.IsType<IDictionary>(expanded, exactMatch: false)["id"];
}
