using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Wire;

public sealed class SearchTests
{
    private const string Users = "/api/v1/search/users";

    [Theory]
    [InlineData("apps", false)]
    [InlineData("policies", false)]
    [InlineData("functions", false)]
    [InlineData("app_resource_types", false)]
    [InlineData("app_resources", true)]
    public async Task An_empty_tenant_has_nothing_to_find(string kind, bool expands)
    {
        await using var tenant = await TestTenant.StartAsync();
        var expected = expands ? """{"list":[],"expanded":[],"nextPageToken":""}""" : """{"list":[],"nextPageToken":""}""";
        Assert.Equal(expected, (await tenant.PostAsync($"/api/v1/search/{kind}", "{}")).Body);
    }

    [Theory]
    [InlineData("apps", """{"name":"a"}""", "proto: unknown field \"name\"")]
    [InlineData("apps", """{"pageSize":"ten"}""", "proto: invalid value for int32 field pageSize: \"ten\"")]
    [InlineData("apps", """{"policyRefs":[{"name":"a"}]}""", "proto: unknown field \"name\"")]
    [InlineData("apps", """{"pageToken":"x"}""", "invalid page token")]
    [InlineData("policies", """{"policyTypes":["GRANT"]}""", "proto: invalid value for enum field policyTypes: \"GRANT\"")]
    [InlineData("policies", """{"scopeView":"ALL"}""", "proto: invalid value for enum field scopeView: \"ALL\"")]
    [InlineData("functions", """{"displayName":"a"}""", "proto: unknown field \"displayName\"")]
    [InlineData("app_resource_types", """{"appIds":"a"}""", "proto: syntax error: unexpected token \"a\" for repeated field appIds")]
    [InlineData("app_resources", """{"secretAging":{"lastUsedAfter":"now"}}""",
        "proto: invalid value for google.protobuf.Timestamp field lastUsedAfter: \"now\"")]
    [InlineData("users", """{"userStatuses":["ACTIVE"]}""", "proto: invalid value for enum field userStatuses: \"ACTIVE\"")]
    [InlineData("users", "", "proto: syntax error: unexpected end of input")]
    public async Task A_body_that_breaks_the_schema_is_refused(string kind, string body, string message)
    {
        await using var tenant = await TestTenant.StartAsync();
        (await tenant.PostAsync($"/api/v1/search/{kind}", body)).AssertError(400, 3, message);
    }

    [Theory]
    [InlineData("{}", 25)]
    [InlineData("""{"pageSize":1}""", 5)]
    [InlineData("""{"pageSize":"12"}""", 12)]
    [InlineData("""{"pageSize":1000}""", 37)]
    public async Task The_size_of_a_page_is_held_within_limits(string body, int expected)
    {
        await using var tenant = await TestTenant.StartAsync();
        Assert.Equal(expected, (await tenant.PostAsync(Users, body)).Json["list"]!.AsArray().Count);
    }

    [Fact]
    public async Task Pages_give_every_object_that_is_meant_once_in_order()
    {
        await using var tenant = await TestTenant.StartAsync();
        var expected = (await tenant.GetAsync("/sandbox/users")).Json["list"]!.AsArray()
            .Where(user => (string)user!["type"]! == "USER_TYPE_HUMAN").Select(user => (string)user!["id"]!).ToList();
        var (read, token) = (new List<string>(), "");
        do
        {
            var body = $$"""{"excludeTypes":["USER_TYPE_SERVICE"],"pageSize":10,"pageToken":"{{token}}"}""";
            var page = (await tenant.PostAsync(Users, body)).Json;
            read.AddRange(page["list"]!.AsArray().Select(view => (string)view!["user"]!["id"]!));
            token = (string)page["nextPageToken"]!;
        }
        while (token.Length > 0);

        Assert.Equal(expected, read);
    }

    [Fact]
    public async Task A_token_belongs_to_the_search_and_its_filters()
    {
        await using var tenant = await TestTenant.StartAsync();
        var token = (string)(await tenant.PostAsync(Users, """{"query":"e","pageSize":10}""")).Json["nextPageToken"]!;
        Assert.Equal(200, (await tenant.PostAsync(Users, $$"""{"pageToken":"{{token}}","pageSize":20,"query":"e"}""")).Status);
        (await tenant.PostAsync(Users, $$"""{"pageToken":"{{token}}","query":"a"}""")).AssertError(400, 3, "invalid page token");
        (await tenant.PostAsync(Users, $$"""{"pageToken":"{{token}}"}""")).AssertError(400, 3, "invalid page token");
        (await tenant.PostAsync("/api/v1/search/apps", $$"""{"pageToken":"{{token}}","query":"e"}""")).AssertError(400, 3, "invalid page token");
        (await tenant.GetAsync($"/api/v1/users?page_token={token}")).AssertError(400, 3, "invalid page token");
    }

    [Fact]
    public async Task A_search_needs_a_token_like_any_request()
    {
        await using var tenant = await TestTenant.StartAsync(signIn: false);
        (await tenant.PostAsync(Users, "{}")).AssertError(401, 16, "missing bearer token");
    }
}
