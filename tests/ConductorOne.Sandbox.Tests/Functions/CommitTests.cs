using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Functions;

public sealed class CommitTests
{
    private const string Path = "/api/v1/functions";

    [Fact]
    public async Task Files_are_uploaded_one_by_one_and_then_made_a_commit()
    {
        await using var tenant = await TestTenant.StartAsync();
        var id = await NewFunctionAsync(tenant);
        var begun = (await tenant.PostAsync($"{Path}/{id}/commits", """{"filenames":["main.ts","a.bin"],"commitMessage":"Second"}""")).Json;
        var commit = (string)begun["commitId"]!;
        Assert.Single((await tenant.GetAsync($"{Path}/{id}/commits")).Json["list"]!.AsArray());
        (await tenant.PostAsync($"{Path}/{id}/commits/{commit}/finalize", "{}")).AssertError(400, 3, "file \"main.ts\" was not uploaded");

        var main = (string)begun["uploadUrls"]!["main.ts"]!;
        Assert.StartsWith("/file/", main, StringComparison.Ordinal);
        Assert.Equal(204, await PutAsync(tenant, main, [0x61]));
        Assert.Equal(204, await PutAsync(tenant, main, [0x62]));
        Assert.Equal(204, await PutAsync(tenant, (string)begun["uploadUrls"]!["a.bin"]!, [0, 255]));
        var done = await tenant.PostAsync($"{Path}/{id}/commits/{commit}/finalize", "{}");
        Assert.Equal((commit, id, "Second"), ((string)done.Json["commit"]!["id"]!, (string)done.Json["commit"]!["functionId"]!, (string)done.Json["commit"]!["message"]!));
        var read = (await tenant.GetAsync($"{Path}/{id}/commits/{commit}")).Json;
        Assert.Equal(("Yg==", "AP8="), ((string)read["files"]!["main.ts"]!, (string)read["files"]!["a.bin"]!));
        var function = (await tenant.GetAsync($"{Path}/{id}")).Json["function"]!;
        Assert.Equal((commit, ""), ((string)function["head"]!, (string)function["publishedCommitId"]!));
        Assert.Equal(403, await PutAsync(tenant, main, [0x63]));
        (await tenant.PostAsync($"{Path}/{id}/commits/{commit}/finalize", "{}")).AssertError(404, 5, "function commit not found");
    }

    [Fact]
    public async Task An_upload_has_no_token_and_an_address_that_is_known()
    {
        await using var tenant = await TestTenant.StartAsync();
        var id = await NewFunctionAsync(tenant);
        var begun = (await tenant.PostAsync($"{Path}/{id}/commits", """{"filenames":["main.ts"]}""")).Json;
        var url = (string)begun["uploadUrls"]!["main.ts"]!;
        Assert.Equal(400, await PutAsync(tenant, url, [1], "t"));
        Assert.Equal(403, await PutAsync(tenant, "/file/unknown", [1]));
        (await tenant.PostAsync($"{Path}/{await NewFunctionAsync(tenant)}/commits/{(string)begun["commitId"]!}/finalize", "{}")).AssertError(404, 5, "function commit not found");
    }

    [Theory]
    [InlineData("""{"filenames":["lib/a.ts"]}""", "filenames must contain the entry file \"main.ts\"")]
    [InlineData("""{"filenames":["main.ts","../a.ts"]}""", "invalid file path \"../a.ts\"")]
    public async Task A_bad_commit_is_refused(string body, string message)
    {
        await using var tenant = await TestTenant.StartAsync();
        (await tenant.PostAsync($"{Path}/{await NewFunctionAsync(tenant)}/commits", body)).AssertError(400, 3, message);
    }

    [Fact]
    public async Task Tags_name_commits_once()
    {
        await using var tenant = await TestTenant.StartAsync();
        var id = await NewFunctionAsync(tenant);
        var head = (string)(await tenant.GetAsync($"{Path}/{id}")).Json["function"]!["head"]!;
        Assert.Equal("{}", (await tenant.PostAsync($"{Path}/{id}/tags", $$"""{"name":"v1","commitId":"{{head}}"}""")).Body);
        Assert.Equal(head, (string)(await tenant.GetAsync($"{Path}/{id}/tags")).Json["tags"]!["v1"]!["id"]!);
        (await tenant.PostAsync($"{Path}/{id}/tags", $$"""{"name":"v1","commitId":"{{head}}"}""")).AssertError(409, 6, "function tag already exists");
        (await tenant.PostAsync($"{Path}/{await NewFunctionAsync(tenant)}/tags", $$"""{"name":"v1","commitId":"{{head}}"}""")).AssertError(404, 5, "function commit not found");
    }

    internal static async Task<string> NewFunctionAsync(TestTenant tenant, string code = "export default async () => ({});") => (string)(await tenant.PostAsync(
        Path, $$$"""{"displayName":"f","initialContent":{"main.ts":"{{{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(code))}}}"}}""")).Json["function"]!["id"]!;

    private static async Task<int> PutAsync(TestTenant tenant, string url, byte[] bytes, string? token = null)
    {
        using var http = new HttpClient { BaseAddress = tenant.Server.Url };
        using var request = new HttpRequestMessage(HttpMethod.Put, url) { Content = new ByteArrayContent(bytes) };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.SendAsync(request);
        return (int)answer.StatusCode;
    }
}
