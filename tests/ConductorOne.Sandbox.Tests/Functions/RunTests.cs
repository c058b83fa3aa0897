using System;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Functions;

public sealed class RunTests
{
    private const string Path = "/api/v1/functions";

    [Theory]
    [InlineData("export default async () => ({});", "SUCCESS", """{"ok":true,"echo":{"a":1}}""", "")]
    [InlineData("export default () => { console.log('one'); throw new Error('boom'); }", "ERROR", "null", "Error: boom\none")]
    [InlineData("export default async () => 1;", "ERROR", "null", "the handler must return an object")]
    [InlineData("export default async () => { return null; }", "ERROR", "null", "the handler must return an object")]
    [InlineData("const x = 1;", "ERROR", "null", "main.ts has no default export")]
    public async Task An_invocation_ends_as_the_code_says(string code, string status, string output, string error)
    {
        await using var tenant = await TestTenant.StartAsync();
        var id = await CommitTests.NewFunctionAsync(tenant, code);
        var head = (string)(await tenant.GetAsync($"{Path}/{id}")).Json["function"]!["head"]!;
        var invocation = await InvokeAsync(tenant, id, """{"a":1}""", head);
        var read = (await tenant.GetAsync($"{Path}/{id}/invocations/{invocation}")).Json["invocation"]!;
        Assert.Equal(("FUNCTION_INVOCATION_STATUS_" + status, error, head), ((string)read["status"]!, (string)read["error"]!, (string)read["commitId"]!));
        Assert.Equal(output, read["output"]?.ToJsonString() ?? "null");
        Assert.Equal("""{"a":1}""", read["input"]!.ToJsonString());
        Assert.Equal(read.ToJsonString(), (await tenant.GetAsync($"{Path}/{id}/invocations")).Json["list"]!.AsArray().Single()!.ToJsonString());
    }

    [Fact]
    public async Task It_is_pending_runs_and_ends_as_time_passes()
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { FunctionTime = TimeSpan.FromSeconds(60) });
        var id = await CommitTests.NewFunctionAsync(tenant);
        var head = (string)(await tenant.GetAsync($"{Path}/{id}")).Json["function"]!["head"]!;
        var invocation = await InvokeAsync(tenant, id, "{}", head);
        foreach (var status in new[] { "PENDING", "RUNNING", "SUCCESS" })
        {
            Assert.Equal("FUNCTION_INVOCATION_STATUS_" + status, (string)(await tenant.GetAsync($"{Path}/{id}/invocations/{invocation}")).Json["invocation"]!["status"]!);
            await tenant.PostAsync("/sandbox/clock", """{"seconds":30}""");
        }
    }

    [Fact]
    public async Task What_cannot_run_is_refused()
    {
        await using var tenant = await TestTenant.StartAsync();
        var id = await CommitTests.NewFunctionAsync(tenant);
        var other = (string)(await tenant.GetAsync($"{Path}/{await CommitTests.NewFunctionAsync(tenant)}")).Json["function"]!["head"]!;
        (await tenant.PostAsync($"{Path}/{id}/invoke", "{}")).AssertError(400, 3, "function has no published commit");
        (await tenant.PostAsync($"{Path}/{id}/invoke", $$"""{"commitId":"{{other}}"}""")).AssertError(404, 5, "function commit not found");
        (await tenant.PostAsync($"{Path}/{id}/test", $$"""{"commitId":"{{other}}"}""")).AssertError(404, 5, "function commit not found");
        var head = (string)(await tenant.GetAsync($"{Path}/{id}")).Json["function"]!["head"]!;
        (await tenant.PostAsync($"{Path}/{id}/invoke", $$"""{"commitId":"{{head}}","json":"WzFd"}""")).AssertError(400, 3, "json must be an object");
        (await tenant.PostAsync($"{Path}/{id}/invoke", $$"""{"commitId":"{{head}}","json":"bm8="}""")).AssertError(400, 3, "json is not valid JSON");
        (await tenant.GetAsync($"{Path}/{id}/invocations/{other}")).AssertError(404, 5, "function invocation not found");
    }

    [Fact]
    public async Task Tests_end_as_their_code_says()
    {
        await using var tenant = await TestTenant.StartAsync();
        var tests = "test('passes', () => {});\ntest(\"fails\", () => { console.log('seen'); assert.fail('not yet'); });\ntest.skip('later', () => {});\ntest('breaks', () => { throw new Error('boom'); });";
        var content = $$$"""{"displayName":"f","initialContent":{"main.ts":"YQ==","main.test.ts":"{{{Convert.ToBase64String(Encoding.UTF8.GetBytes(tests))}}}"}}""";
        var id = (string)(await tenant.PostAsync(Path, content)).Json["function"]!["id"]!;
        var results = (await tenant.PostAsync($"{Path}/{id}/test", "{}")).Json;
        Assert.Equal("passes OK |fails FAIL |later SKIPPED |breaks FAIL boom", string.Join("|", results["results"]!.AsArray().Select(Shown)));
        var failed = results["results"]![1]!;
        Assert.Equal(("not yet", "main.test.ts:2", "seen"), ((string)failed["assertions"]![0]!["description"]!, (string)failed["assertions"]![0]!["at"]!, (string)failed["logs"]![0]!["log"]!));
        Assert.Equal(results["results"]![0]!.ToJsonString(), results["result"]!.ToJsonString());
    }

    [Fact]
    public async Task What_refers_to_a_function_shows_and_keeps_it()
    {
        await using var tenant = await TestTenant.StartAsync();
        var id = await CommitTests.NewFunctionAsync(tenant);
        var hook = (string)(await tenant.PostAsync("/api/v1/hooks", $$$"""{"displayName":"h","function":{"functionId":"{{{id}}}"}}""")).Json["hook"]!["id"]!;
        Assert.Equal($"[\"{hook}\"]", (await tenant.GetAsync($"{Path}/{id}")).Json["function"]!["hookRefs"]!.ToJsonString());
        Assert.Equal($"[\"{hook}\"]", (await tenant.GetAsync(Path)).Json["list"]![0]!["hookRefs"]!.ToJsonString());
        (await tenant.DeleteAsync($"{Path}/{id}")).AssertError(400, 3, "function is in use by a hook");
        await tenant.DeleteAsync($"/api/v1/hooks/{hook}");
        Assert.Equal("[]", (await tenant.GetAsync($"{Path}/{id}")).Json["function"]!["hookRefs"]!.ToJsonString());
        Assert.Equal(200, (await tenant.DeleteAsync($"{Path}/{id}")).Status);
    }

    private static string Shown(JsonNode? result) => $"{result!["name"]} {((string)result["status"]!)["FUNCTION_TEST_RESULT_STATUS_".Length..]} {result["error"]}";

    private static async Task<string> InvokeAsync(TestTenant tenant, string id, string input, string commit) => (string)(await tenant.PostAsync(
        $"{Path}/{id}/invoke", $$"""{"json":"{{Convert.ToBase64String(Encoding.UTF8.GetBytes(input))}}","commitId":"{{commit}}"}""")).Json["invocationId"]!;
}
