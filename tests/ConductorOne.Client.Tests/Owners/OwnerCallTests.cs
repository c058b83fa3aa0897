using System.Collections.Generic;
using System.Linq;
using System.Text;
using ConductorOne.Apps;
using ConductorOne.Http;
using ConductorOne.Operations;
using ConductorOne.Owners;
using ConductorOne.Validation;
using Xunit;

namespace ConductorOne.Client.Tests.Owners;

public class OwnerCallTests
{
    private const string User = "user00000000000000000000001";

    private static readonly C1AppEntitlementRef Entitlement = new() { AppId = "app2", Id = "ent2" };

    public static TheoryData<string, string, string, string> Old => new()
    {
        { "App", "POST /api/v1/apps/a%2F1/owners/" + User + " {}", "DELETE /api/v1/apps/a%2F1/owners/" + User + " {}", "/api/v1/apps/a%2F1" },
        { "AppEntitlement", "POST /api/v1/apps/a%2F1/entitlements/e/owners {\"userId\":\"" + User + "\"}", "DELETE /api/v1/apps/a%2F1/entitlements/e/owners/" + User + " {}", "/api/v1/apps/a%2F1/entitlements/e" },
        {
            "AppResource", "POST /api/v1/apps/a%2F1/resource_types/t/resource/r/owners {\"userId\":\"" + User + "\"}",
            "DELETE /api/v1/apps/a%2F1/resource_types/t/resource/r/owners {\"userId\":\"" + User + "\"}", "/api/v1/apps/a%2F1/resource_types/t/resource/r"
        },
    };

    public static TheoryData<string, string> Roles => new()
    {
        { "App", "/api/v2/apps/a%2F1/owners" },
        { "AppEntitlement", "/api/v2/apps/a%2F1/entitlements/e/owners" },
        { "AppResource", "/api/v2/apps/a%2F1/resource_types/t/resources/r/owners" },
        { "Connector", "/api/v2/apps/a%2F1/connectors/c/owners" },
        { "Account", "/api/v2/apps/a%2F1/users/u/owners" },
    };

    [Theory]
    [MemberData(nameof(Old))]
    public void Users_without_a_role_go_the_older_way(string kind, string add, string remove, string path)
    {
        var operations = Operations(kind, null);
        Assert.Equal(add, Line(operations.Add(new() { UserId = User })));
        Assert.Equal(remove, Line(operations.Remove(new() { UserId = User })));
        Assert.Equal($"PUT {path}/owners {{\"userIds\":[\"{User}\"]}}", Line(operations.Replace([User], [])));
        Assert.Equal($"PUT {path}/owners {{\"userIds\":[]}}", Line(operations.Replace([], [])));
        var lists = new OwnerLists(OwnerKind.Find(kind)!, Ids(kind), " ");
        Assert.Equal(path + "/owners?page_size=25", Page(lists.Users().PageAt("", 25).Request));
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public void What_has_a_role_goes_the_newer_way(string kind, string path)
    {
        var operations = Operations(kind, " a role ");
        Assert.Equal($"POST {path}/users/a%20role/{User} {{\"userRef\":{{\"id\":\"{User}\"}}}}", Line(operations.Add(new() { UserId = User })));
        Assert.Equal($"DELETE {path}/users/a%20role/{User} {{\"userRef\":{{\"id\":\"{User}\"}}}}", Line(operations.Remove(new() { UserId = User })));
        Assert.Equal(
            $"POST {path}/entitlements/a%20role/app2/ent2 {{\"appEntitlementRef\":{{\"appId\":\"app2\",\"id\":\"ent2\"}}}}", Line(operations.Add(new() { AppEntitlementRef = Entitlement })));
        Assert.Equal(
            $"PUT {path} {{\"roleSlug\":\"a role\",\"userRefs\":[{{\"id\":\"{User}\"}}],\"appEntitlementRefs\":[{{\"appId\":\"app2\",\"id\":\"ent2\"}}]}}",
            Line(operations.Replace([User], [Entitlement])));
        var lists = new OwnerLists(OwnerKind.Find(kind)!, Ids(kind), "a role");
        Assert.Equal(path + "/users?role_slug=a%20role&page_size=25", Page(lists.Users().PageAt("", 25).Request));
        Assert.Equal(path + "/entitlements?role_slug=a%20role&page_size=25", Page(lists.Entitlements().PageAt("", 25).Request));
        Assert.Equal(path + "/entitlements?page_size=25", Page(new OwnerLists(OwnerKind.Find(kind)!, Ids(kind), null).Entitlements().PageAt("", 25).Request));
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public void Requests_that_can_be_sent_twice_are_those_that_set_and_remove(string kind, string path)
    {
        Assert.NotEmpty(path);
        var operations = Operations(kind, "r");
        Assert.False(operations.Add(new() { UserId = User }).Request.Repeatable);
        Assert.True(operations.Remove(new() { UserId = User }).Request.Repeatable);
        Assert.True(operations.Replace([User], []).Request.Repeatable);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public void An_entitlement_needs_a_role_and_so_does_a_user_where_there_is_no_older_way(string kind, string path)
    {
        Assert.NotEmpty(path);
        var operations = Operations(kind, null);
        Assert.Equal("RoleSlug", Assert.Throws<C1InputException>(() => operations.Add(new() { AppEntitlementRef = Entitlement })).Parameter);
        if (OwnerKind.Find(kind)!.Users is null)
            Assert.Equal("RoleSlug", Assert.Throws<C1InputException>(() => operations.Remove(new() { UserId = User })).Parameter);
    }

    [Theory]
    [InlineData(32, 32, true)]
    [InlineData(33, 0, false)]
    [InlineData(0, 33, false)]
    public void An_entitlement_has_32_of_each_at_most(int users, int entitlements, bool isTaken)
    {
        ApiCall<Done> Replace(string kind) => Operations(kind, "r").Replace([.. Enumerable.Repeat(User, users)], [.. Enumerable.Repeat(Entitlement, entitlements)]);
        if (isTaken)
            Replace("AppEntitlement");
        else
            Assert.Throws<C1InputException>(() => Replace("AppEntitlement"));
        Replace("App");
    }

    [Fact]
    public void A_page_says_who_is_there_and_whom_the_connector_names()
    {
        var lists = new OwnerLists(OwnerKind.AppResource, Ids("AppResource"), null);
        var page = lists.Users().Read(Bytes(
            """{"immutableUserIds":["u2"],"list":[{"id":"u1","displayName":"Ada","email":"ada@example.com","newField":1},{"id":"u2"},{"id":""},null],"nextPageToken":"n"}"""))!;
        Assert.Equal("n", page.NextToken);
        Assert.Equal([("u1", "Ada", "ada@example.com", false), ("u2", "", "", true)], page.Items.Select(o => (o.UserId!, o.DisplayName, o.Email, o.IsImmutable)));
        Assert.Equal(("AppResource", "User", "a/1", "t", "r"), (page.Items[0].OwnerOf, page.Items[0].OwnerType, page.Items[0].AppId, page.Items[0].AppResourceTypeId, page.Items[0].AppResourceId));
        Assert.Equal(["newField"], page.Items[0].AdditionalProperties!.Keys);
        Assert.Equal(2, page.Holes.Count);
    }

    [Fact]
    public void A_page_of_roles_has_users_and_entitlements()
    {
        var lists = new OwnerLists(OwnerKind.Connector, Ids("Connector"), null);
        var page = lists.Entitlements().Read(Bytes(
            """
            {"list":[{"appEntitlement":{"appId":"a2","id":"e2","displayName":"Members","slug":"x"},"roleSlug":"owner","createdAt":"2026-01-01T00:00:00Z","appId":"a/1","connectorId":"c"},
            {"user":{"id":"u1"},"roleSlug":"boss"},{"roleSlug":"boss"}]}
            """))!;
        Assert.Equal([("a2/e2", "owner", "Entitlement", "Members"), ("u1", "boss", "User", "")], page.Items.Select(o => (o.Key, o.RoleSlug!, o.OwnerType, o.DisplayName)));
        Assert.Equal(2026, page.Items[0].CreatedAt!.Value.Year);
        Assert.Single(page.Holes);
    }

    private static byte[] Bytes(string json) => Encoding.UTF8.GetBytes(json);

    private static string Page(ApiRequest request) => request.Path + request.Query;

    private static string Line(ApiCall<Done> call) => $"{call.Request.Method} {call.Request.Path} {Encoding.UTF8.GetString(call.Request.Body!())}";

    private static OwnerOperations Operations(string kind, string? role) => new(OwnerKind.Find(kind)!, Ids(kind), role);

    private static Fields Ids(string kind)
    {
        var all = new Dictionary<string, string>
        {
            ["AppId"] = "a/1",
            ["AppResourceTypeId"] = "t",
            ["AppResourceId"] = "r",
            ["AppEntitlementId"] = "e",
            ["ConnectorId"] = "c",
            ["AppUserId"] = "u",
        };
        var ids = new Fields();
        foreach (var name in OwnerKind.Find(kind)!.Ids)
            ids.Add(name, all[name]);
        return ids;
    }
}
