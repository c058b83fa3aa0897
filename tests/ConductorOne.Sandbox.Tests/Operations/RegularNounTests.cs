using System;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ConductorOne.Sandbox.Operations;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Operations;

/// <summary>Nouns that have no code of their own live by the table.</summary>
public sealed class RegularNounTests
{
    [Theory]
    [InlineData("/api/v1/vaults", "", "displayName")]
    [InlineData("/api/v1/webhooks", "/api/v1/search/webhooks", "displayName")]
    [InlineData("/api/v1/catalogs", "", "displayName")]
    [InlineData("/api/v1/hooks", "/api/v1/search/hooks", "displayName")]
    [InlineData("/api/v1/automations", "/api/v1/search/automations", "displayName")]
    [InlineData("/api/v1/service_principals", "", "displayName")]
    [InlineData("/api/v1/session-policies", "/api/v1/search/session-policies", "displayName")]
    [InlineData("/api/v1/sign-in-policies", "/api/v1/search/sign-in-policies", "displayName")]
    [InlineData("/api/v1/step-up/providers", "/api/v1/search/step-up/providers", "displayName")]
    [InlineData("/api/v1/decoys", "", "displayName")]
    [InlineData("/api/v1/iam/tunnel/bridges", "", "displayName")]
    [InlineData("/api/v1/access_review_template", "", "displayName")]
    [InlineData("/api/v1/apps/{app}/sso/applications", "/api/v1/search/sso/applications", "displayName")]
    [InlineData("/api/v1/apps/{app}/xaa/scopes", "/api/v1/search/xaa/scopes", "displayName")]
    public async Task A_noun_has_a_whole_life(string collection, string search, string field)
    {
        await using var tenant = await TestTenant.StartAsync();
        var operations = TableOperations.Current.All;
        var shape = collection.Replace("{app}", "{}", StringComparison.Ordinal);
        var update = operations.First(operation => operation is { Role: Role.Update } && operation.Path == shape + "/{}");
        var create = operations.First(operation => operation.Key == "POST " + shape);
        var path = collection.Replace("{app}", await tenant.CreateAppAsync(), StringComparison.Ordinal);

        var body = MinimalBody.Of(create.Request);
        if (create.Request!.Find(field) is not null)
            body[field] = "One";
        var made = await tenant.PostAsync(path, body.ToJsonString());
        Assert.Equal((200, made.Body), (made.Status, made.Body));
        var id = (string)Read(create, made)["id"]!;
        Assert.Matches("^[0-9A-Za-z]{27}$", id);
        var get = operations.First(operation => operation.Key == $"GET {shape}/{{}}");
        var item = $"{path}/{id}";
        Assert.Equal(Read(create, made).ToJsonString(), Read(get, await tenant.GetAsync(item)).ToJsonString());

        await tenant.PostAsync(path, body.ToJsonString());
        if (operations.FirstOrDefault(operation => operation.Key == "GET " + shape) is { } list)
        {
            Assert.Equal(2, (await tenant.GetAsync(path)).Json[list.ListField!]!.AsArray().Count);
            Assert.Equal("", (string)(await tenant.GetAsync(path)).Json["nextPageToken"]!);
        }

        if (search.Length > 0)
        {
            var found = operations.First(operation => operation.Key == "POST " + search);
            Assert.Equal(2, (await tenant.PostAsync(search, "{}")).Json[found.ListField!]!.AsArray().Count);
            Assert.Equal(2, (await tenant.PostAsync(search, """{"query":"oNE"}""")).Json[found.ListField!]!.AsArray().Count);
            Assert.Empty((await tenant.PostAsync(search, """{"query":"Two"}""")).Json[found.ListField!]!.AsArray());
        }

        var change = new JsonObject { [field] = "Two" };
        JsonObject Masked(JsonObject given, string mask) => update.Wrapper is null
            ? new(given.Select(member => new System.Collections.Generic.KeyValuePair<string, JsonNode?>(member.Key, member.Value?.DeepClone())).Append(new("updateMask", mask)))
            : new() { [update.Wrapper] = given, ["updateMask"] = mask };
        Task<Answer> UpdateAsync(JsonObject given) => tenant.SendAsync(new HttpRequestMessage(new HttpMethod(update.Operation.Method), item)
        {
            Content = new StringContent(given.ToJsonString(), Encoding.UTF8, "application/json"),
        });
        var changed = await UpdateAsync(Masked(change, field));
        Assert.Equal((200, changed.Body), (changed.Status, changed.Body));
        Assert.Equal("Two", (string)Read(update, changed)[field]!);
        Assert.Equal("Two", (string)Read(get, await tenant.GetAsync(item))[field]!);
        Assert.Equal(400, (await UpdateAsync(Masked(new JsonObject(), "surplus"))).Status);

        Assert.Equal(200, (await tenant.DeleteAsync(item)).Status);
        Assert.Equal(404, (await tenant.DeleteAsync(item)).Status);
        Assert.Equal(404, (await UpdateAsync(Masked([], field))).Status);
        var read = await tenant.GetAsync(item);
        if (get.Noun!.Schema.Find("deletedAt") is null)
            Assert.Equal(404, read.Status);
        else
            Assert.NotNull(Read(get, read)["deletedAt"]);
    }

    [Fact]
    public async Task Nouns_whose_objects_nobody_creates_are_there_when_they_are_asked_for()
    {
        await using var tenant = await TestTenant.StartAsync();
        const string Role = "/api/v1/iam/roles/none00000000000000000000000";
        Assert.Equal("none00000000000000000000000", (string)(await tenant.GetAsync(Role)).Json["role"]!["id"]!);
        Assert.Equal("Reader", (string)(await tenant.PostAsync(Role, """{"role":{"displayName":"Reader"},"updateMask":"displayName"}""")).Json["role"]!["displayName"]!);
        Assert.Equal("Reader", (string)(await tenant.GetAsync("/api/v1/iam/roles")).Json["list"]![0]!["displayName"]!);
    }

    [Fact]
    public async Task A_request_schema_keeps_its_form()
    {
        await using var tenant = await TestTenant.StartAsync();
        var made = (await tenant.PostAsync("/api/v1/request_schemas", """{"name":"n","description":"d","fields":[{"name":"f"}]}""")).Json["requestSchema"]!;
        Assert.Equal(("d", "f"), ((string)made["form"]!["description"]!, (string)made["form"]!["fields"]![0]!["name"]!));
        var changed = await tenant.PostAsync(
            $"/api/v1/request_schemas/{(string)made["id"]!}", """{"requestSchema":{"form":{"description":"e"} },"updateMask":"form.description"}""");
        var form = changed.Json["requestSchema"]!["form"]!;
        Assert.Equal(("e", "f"), ((string)form["description"]!, (string)form["fields"]![0]!["name"]!));
    }

    [Fact]
    public async Task A_function_that_a_hook_calls_is_not_deleted()
    {
        await using var tenant = await TestTenant.StartAsync();
        var function = (string)(await tenant.PostAsync("/api/v1/functions", """{"displayName":"f","initialContent":{"main.ts":""}}""")).Json["function"]!["id"]!;
        var hook = await tenant.PostAsync("/api/v1/hooks", $$"""{"displayName":"h","event":1,"function":{"functionId":"{{function}}"} }""");
        (await tenant.DeleteAsync($"/api/v1/functions/{function}")).AssertError(400, 3, "function is in use by a hook");
        await tenant.DeleteAsync($"/api/v1/hooks/{(string)hook.Json["hook"]!["id"]!}");
        Assert.Equal("{}", (await tenant.DeleteAsync($"/api/v1/functions/{function}")).Body);
    }

    [Fact]
    public async Task An_object_belongs_to_the_one_above_it()
    {
        await using var tenant = await TestTenant.StartAsync();
        var (one, two) = (await tenant.CreateAppAsync("One"), await tenant.CreateAppAsync("Two"));
        var create = TableOperations.Current.All.First(operation => operation.Key == "POST /api/v1/apps/{}/sso/applications");
        var made = await tenant.PostAsync($"/api/v1/apps/{one}/sso/applications", MinimalBody.Of(create.Request).ToJsonString());
        var id = (string)Read(create, made)["id"]!;
        Assert.Equal(one, (string)Read(create, made)["appId"]!);
        Assert.Equal(200, (await tenant.GetAsync($"/api/v1/apps/{one}/sso/applications/{id}")).Status);
        (await tenant.GetAsync($"/api/v1/apps/{two}/sso/applications/{id}")).AssertError(404, 5, "sso application not found");
        (await tenant.GetAsync("/api/v1/apps/none00000000000000000000000/sso/applications")).AssertError(404, 5, "app not found");
        Assert.Empty((await tenant.GetAsync($"/api/v1/apps/{two}/sso/applications")).Json["list"]!.AsArray());
    }

    [Fact]
    public async Task Pages_follow_each_other()
    {
        await using var tenant = await TestTenant.StartAsync();
        for (var i = 0; i < 12; i++)
            await tenant.PostAsync("/api/v1/webhooks", $$"""{"displayName":"v{{i}}","url":"https://w"}""");
        var first = (await tenant.PostAsync("/api/v1/search/webhooks", """{"pageSize":5,"query":"v"}""")).Json;
        Assert.Equal(5, first["list"]!.AsArray().Count);
        var rest = (await tenant.PostAsync("/api/v1/search/webhooks", $$"""{"pageSize":10,"query":"v","pageToken":"{{(string)first["nextPageToken"]!}}"}""")).Json;
        Assert.Equal((7, "v5", ""), (rest["list"]!.AsArray().Count, (string)rest["list"]![0]!["displayName"]!, (string)rest["nextPageToken"]!));
    }

    private static JsonNode Read(TableOperation operation, Answer answer) => operation.Steps.Aggregate(answer.Json, static (node, step) => node[step]!);
}
