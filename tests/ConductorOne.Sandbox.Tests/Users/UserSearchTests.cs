using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Users;

public sealed class UserSearchTests
{
    private const int All = 37;

    [Theory]
    [InlineData("{}", All)]
    [InlineData("""{"query":"ÅSA"}""", 1)]
    [InlineData("""{"query":"@EXAMPLE"}""", All)]
    [InlineData("""{"query":"jurgen.muller"}""", 1)]
    [InlineData("""{"email":"ADA.lovelace@example.com"}""", 1)]
    [InlineData("""{"email":"ada"}""", 0)]
    [InlineData("""{"ids":["<1>"],"refs":[{"id":"<2>"}]}""", 2)]
    [InlineData("""{"refs":[{"id":"<2>"}],"excludeIds":["<2>"]}""", 0)]
    [InlineData("""{"excludeIds":["<1>","<2>"]}""", All - 2)]
    [InlineData("""{"excludeTypes":["USER_TYPE_HUMAN"]}""", 1)]
    [InlineData("""{"departments":["FINANCE","Sales"]}""", 12)]
    [InlineData("""{"departments":["Finance"],"jobTitles":["head of finance","Head of Sales"]}""", 1)]
    [InlineData("""{"managerIds":["<1>"]}""", 6)]
    [InlineData("""{"userStatuses":["ENABLED","DELETED"]}""", All)]
    [InlineData("""{"userStatuses":["DISABLED"]}""", 0)]
    [InlineData("""{"origins":["USER_ORIGIN_DIRECTORY"]}""", All)]
    [InlineData("""{"origins":["USER_ORIGIN_LOCAL"]}""", 0)]
    [InlineData("""{"excludeOrigins":["USER_ORIGIN_DIRECTORY"]}""", 0)]
    [InlineData("""{"excludeOrigins":["USER_ORIGIN_SYSTEM"]}""", All)]
    [InlineData("""{"sourceAppIds":["a"]}""", 0)]
    [InlineData("""{"sourceAppIds":["a"],"origins":["USER_ORIGIN_DIRECTORY"]}""", All)]
    [InlineData("""{"roleIds":["r"]}""", 0)]
    [InlineData("""{"delegatedUserIds":["<1>"]}""", 0)]
    [InlineData("""{"isDelegate":true}""", 0)]
    [InlineData("""{"isDelegate":false,"delegateStatus":"DELEGATE_STATUS_NO_DELEGATE"}""", All)]
    [InlineData("""{"delegateStatus":"DELEGATE_STATUS_HAS_DELEGATE"}""", 0)]
    [InlineData("""{"expandMask":{"paths":["*"]}}""", All)]
    public async Task Filters_find_what_they_ask_for(string body, int expected)
    {
        await using var tenant = await TestTenant.StartAsync();
        var users = (await tenant.GetAsync("/sandbox/users")).Json["list"]!.AsArray();
        var filled = body
            .Replace("<1>", (string)users[1]!["id"]!, StringComparison.Ordinal)
            .Replace("<2>", (string)users[2]!["id"]!, StringComparison.Ordinal)
            .Insert(1, body == "{}" ? "\"pageSize\":100" : "\"pageSize\":100,");
        var answer = (await tenant.PostAsync("/api/v1/search/users", filled)).Json;
        Assert.Equal(expected, answer["list"]!.AsArray().Select(view => (string)view!["userId"]!).Distinct().Count());
        Assert.Empty(answer["expanded"]!.AsArray());
    }

    [Fact]
    public async Task A_search_gives_the_same_view_as_a_list()
    {
        await using var tenant = await TestTenant.StartAsync();
        var found = (await tenant.PostAsync("/api/v1/search/users", """{"query":"ada.lovelace"}""")).Json["list"]!.AsArray().Single()!;
        var listed = (await tenant.GetAsync("/api/v1/users")).Json["list"]![1]!;
        Assert.Equal(listed.ToJsonString(), found.ToJsonString());
    }
}
