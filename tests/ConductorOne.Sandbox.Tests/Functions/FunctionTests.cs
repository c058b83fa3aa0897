using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Functions;

public sealed class FunctionTests
{
    private const string Path = "/api/v1/functions";
    private const string NewFunction = """
        {"displayName":"f","functionType":"FUNCTION_TYPE_ANY","initialContent":{"main.ts":"YQ=="},"commitMessage":"one"}
        """;

    [Fact]
    public async Task A_new_function_has_a_commit_and_is_not_published()
    {
        await using var tenant = await TestTenant.StartAsync();
        var json = (await tenant.PostAsync(Path, NewFunction)).Json;
        Assert.Equal((string)json["commit"]!["id"]!, (string)json["function"]!["head"]!);
        Assert.Equal((string)json["function"]!["id"]!, (string)json["commit"]!["functionId"]!);
        Assert.Equal("one", (string)json["commit"]!["message"]!);
        Assert.Equal("", (string)json["function"]!["publishedCommitId"]!);
        Assert.True((bool)json["function"]!["isDraft"]!);

        var commit = await tenant.GetAsync($"{Path}/{(string)json["function"]!["id"]!}/commits/{(string)json["commit"]!["id"]!}");
        Assert.Equal("YQ==", (string)commit.Json["files"]!["main.ts"]!);
    }

    [Fact]
    public async Task An_update_changes_the_named_fields_only()
    {
        await using var tenant = await TestTenant.StartAsync();
        var json = (await tenant.PostAsync(Path, NewFunction)).Json;
        var (id, commit) = ((string)json["function"]!["id"]!, (string)json["commit"]!["id"]!);

        var published = await UpdateAsync(tenant, $$"""
            {"function":{"id":"{{id}}","publishedCommitId":"{{commit}}","displayName":"x"},"updateMask":"publishedCommitId"}
            """);
        Assert.Equal(commit, (string)published.Json["function"]!["publishedCommitId"]!);
        Assert.Equal("f", (string)published.Json["function"]!["displayName"]!);
        Assert.Null(published.Json["commit"]);

        var changed = await UpdateAsync(tenant, $$"""
            {"function":{"id":"{{id}}","displayName":"g","scopedRoleIds":["r"],"secret":{"k":"v"},"provisionedConcurrency":2},
             "updateMask":"displayName,scopedRoleIds,secret,provisionedConcurrency,publishedCommitId","content":{"main.ts":"Yg=="} }
            """);
        var function = changed.Json["function"]!;
        Assert.Equal("g", (string)function["displayName"]!);
        Assert.Equal("", (string)function["publishedCommitId"]!);
        Assert.Equal(2, (int)function["provisionedConcurrency"]!);
        Assert.Equal("""{"k":""}""", function["secret"]!.ToJsonString());
        Assert.Equal((string)changed.Json["commit"]!["id"]!, (string)function["head"]!);
        Assert.Equal(2, (await tenant.GetAsync($"{Path}/{id}/commits")).Json["list"]!.AsArray().Count);
    }

    [Fact]
    public async Task Without_a_mask_only_the_content_changes()
    {
        await using var tenant = await TestTenant.StartAsync();
        var id = (string)(await tenant.PostAsync(Path, NewFunction)).Json["function"]!["id"]!;
        var changed = await UpdateAsync(tenant, $$"""{"function":{"id":"{{id}}","displayName":"g"},"content":{"main.ts":"Yg=="},"commitMessage":"two"}""");
        Assert.Equal(("f", "two"), ((string)changed.Json["function"]!["displayName"]!, (string)changed.Json["commit"]!["message"]!));

        await UpdateAsync(tenant, $$"""{"function":{"id":"{{id}}","secret":{"a":"hush"},"scopedRoleIds":["r"]},"updateMask":"secret,scopedRoleIds"}""");
        var cleared = await UpdateAsync(tenant, $$"""{"function":{"id":"{{id}}","secret":{} },"updateMask":"secret,scopedRoleIds"}""");
        Assert.Equal(("{}", "[]"), (cleared.Json["function"]!["secret"]!.ToJsonString(), cleared.Json["function"]!["scopedRoleIds"]!.ToJsonString()));
    }

    [Theory]
    [InlineData(
        """{"function":{"id":"ID","publishedCommitId":"nope00000000000000000000000"},"updateMask":"publishedCommitId"}""",
        404, 5, "function commit not found")]
    [InlineData("""{"function":{"id":"nope00000000000000000000000"},"updateMask":"description"}""", 404, 5, "function not found")]
    [InlineData(
        """{"function":{"id":"ID"},"updateMask":"published_commit_id"}""",
        400, 3, "invalid update mask: unknown path \"published_commit_id\"")]
    [InlineData(
        """{"function":{"id":"ID"},"updateMask":{"paths":["description"]}}""",
        400, 3, """proto: invalid value for string field updateMask: {"paths":["description"]}""")]
    [InlineData("""{"function":{"id":"ID"},"updateMask":"head"}""", 400, 3, "invalid update mask: path \"head\" cannot be changed")]
    [InlineData("""{"function":{"id":"ID"},"updateMask":"displayName"}""", 400, 3, "invalid Function.DisplayName: value length must be at least 1 runes")]
    [InlineData("""{"function":{"displayName":"x"},"updateMask":"displayName"}""", 400, 3, "invalid FunctionsServiceUpdateFunctionRequest.Function: invalid Function.Id: value length must be at least 1 runes")]
    [InlineData("""{"function":{"id":"ID"}}""", 400, 3, "invalid FunctionsServiceUpdateFunctionRequest.UpdateMask: value is required")]
    [InlineData("""{"updateMask":"description"}""", 400, 3, "invalid FunctionsServiceUpdateFunctionRequest.Function: value is required")]
    public async Task A_bad_update_is_refused(string body, int status, int code, string message)
    {
        await using var tenant = await TestTenant.StartAsync();
        var id = (string)(await tenant.PostAsync(Path, NewFunction)).Json["function"]!["id"]!;
        (await UpdateAsync(tenant, body.Replace("ID", id, System.StringComparison.Ordinal))).AssertError(status, code, message);
    }

    [Theory]
    [InlineData("""{"displayName":"f"}""", "initialContent must contain the entry file \"main.ts\"")]
    [InlineData(
        """{"displayName":"f","initialContent":{"main.ts":"a code"}}""",
        "proto: invalid value for bytes field initialContent: \"a code\"")]
    [InlineData("""{"displayName":"f","initialContent":{"main.ts":"YQ==","../x.ts":"YQ=="}}""", "invalid file path \"../x.ts\"")]
    [InlineData("""{"displayName":"f","functionType":"ANY"}""", "proto: invalid value for enum field functionType: \"ANY\"")]
    public async Task A_bad_function_is_refused(string body, string message)
    {
        await using var tenant = await TestTenant.StartAsync();
        (await tenant.PostAsync(Path, body)).AssertError(400, 3, message);
    }

    private static Task<Answer> UpdateAsync(TestTenant tenant, string body) => tenant.PostAsync(Path + "/update", body);
}
