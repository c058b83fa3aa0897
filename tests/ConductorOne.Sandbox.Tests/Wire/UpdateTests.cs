using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Wire;

/// <summary>What is the same in the updates of all objects.</summary>
public sealed class UpdateTests
{
    private const string NewApp = """
        {"displayName":"Payroll","description":"d","annotations":{"team":"hr","cost":"1"},"monthlyCostUsd":12,
         "identityMatching":"APP_USER_IDENTITY_MATCHING_STRICT","grantPolicyId":"g00000000000000000000000000",
         "matchBatonRef":{"appId":"a00000000000000000000000000","connectorId":"c00000000000000000000000000","externalId":"1"}}
        """;

    [Theory]
    [InlineData("""{"app":{"displayName":"P"},"updateMask":"displayName"}""", """{"displayName":"P"}""")]
    [InlineData("""{"app":{"displayName":"P","description":"x"},"update_mask":"description"}""", """{"description":"x"}""")]
    [InlineData("""{"app":{"display_name":"P","description":"x"}}""", """{"displayName":"P","description":"x"}""")]
    [InlineData("""{"app":{"displayName":"P","description":null}}""", """{"displayName":"P"}""")]
    [InlineData("""{"app":{},"updateMask":"description,grantPolicyId,monthlyCostUsd"}""", """{"description":"","grantPolicyId":"","monthlyCostUsd":0}""")]
    [InlineData("""{"app":{"identityMatching":null},"updateMask":"identityMatching"}""", """{"identityMatching":"APP_USER_IDENTITY_MATCHING_UNSPECIFIED"}""")]
    [InlineData("""{"app":{"annotations":{"team":"it","site":"x"}},"updateMask":"annotations"}""", """{"annotations":{"cost":"1","team":"it","site":"x"}}""")]
    [InlineData("""{"app":{"annotations":{"team":""}},"updateMask":"annotations"}""", """{"annotations":{"cost":"1"}}""")]
    [InlineData("""{"app":{"annotations":{}},"updateMask":"annotations"}""", "{}")]
    [InlineData("""{"app":{"annotations":null},"updateMask":"annotations"}""", """{"annotations":{}}""")]
    [InlineData(
        """{"app":{"appUserMapper":{"mappingCases":[]},"iconUrl":"i","isManuallyManaged":false,"revokeGrantSources":true,"connectorVersion":2,"accessModel":3,"enableConnectorSourcedOwnership":true,"instructions":"how","strictAccessEntitlementProvisioning":true}}""",
        """{"appUserMapper":{"appId":"","mappingCases":[]},"iconUrl":"i","isManuallyManaged":false,"revokeGrantSources":true,"connectorVersion":2,"accessModel":"APP_ACCESS_MODEL_SPARSE","enableConnectorSourcedOwnership":true,"instructions":"how","strictAccessEntitlementProvisioning":true}""")]
    [InlineData("""{"app":{"id":"x","userCount":7,"createdAt":"2020-01-01T00:00:00Z","isDirectory":true}}""", "{}")]
    public async Task An_update_changes_what_it_names_and_nothing_else(string body, string changes)
    {
        await using var tenant = await TestTenant.StartAsync();
        var before = (await tenant.PostAsync("/api/v1/apps", NewApp)).Json["app"]!.AsObject();
        var path = $"/api/v1/apps/{(string)before["id"]!}";
        var answer = await tenant.PostAsync(path, body);

        Assert.Equal(200, answer.Status);
        var after = answer.Json["app"]!.AsObject();
        Assert.NotEqual((string)before["updatedAt"]!, (string)after["updatedAt"]!);
        before["updatedAt"] = (string)after["updatedAt"]!;
        foreach (var change in JsonNode.Parse(changes)!.AsObject())
            before[change.Key] = change.Value!.DeepClone();
        AssertSame(before, after);
        Assert.Equal(answer.Body, (await tenant.GetAsync(path)).Body);
        AssertSame(after, (await tenant.GetAsync("/api/v1/apps")).Json["list"]![0]!);
    }

    [Theory]
    [InlineData("""{"displayName":"P","updateMask":"displayName"}""", "proto: unknown field \"displayName\"")]
    [InlineData("""{"updateMask":"displayName"}""", "invalid UpdateAppRequest.App: value is required")]
    [InlineData("""{"app":null,"updateMask":"displayName"}""", "invalid UpdateAppRequest.App: value is required")]
    [InlineData("null", "proto: syntax error: unexpected token null")]
    [InlineData("""{"app":{"name":"P"}}""", "proto: unknown field \"name\"")]
    [InlineData("""{"app":{"displayName":5}}""", "proto: invalid value for string field displayName: 5")]
    [InlineData("""{"app":{"grantPolicyId":"P"}}""", "invalid UpdateAppRequest.App: invalid App.GrantPolicyId: value does not match regex pattern \"^[a-zA-Z0-9]{27}$\"")]
    [InlineData("""{"app":{"displayName":"P"},"updateMask":"display_name"}""", "invalid update mask: unknown path \"display_name\"")]
    [InlineData("""{"app":{"displayName":"P"},"updateMask":"app.displayName"}""", "invalid update mask: unknown path \"app.displayName\"")]
    [InlineData("""{"app":{"displayName":"P"},"updateMask":"displayName, description"}""", "invalid update mask: unknown path \" description\"")]
    [InlineData("""{"app":{"displayName":"P"},"updateMask":"displayName,"}""", "invalid update mask: unknown path \"\"")]
    [InlineData("""{"app":{"displayName":"P"},"updateMask":"annotations.team"}""", "invalid update mask: unknown path \"annotations.team\"")]
    [InlineData("""{"app":{"displayName":"P"},"updateMask":["displayName"]}""", "proto: invalid value for string field updateMask: [\"displayName\"]")]
    [InlineData("""{"app":{"id":"P"},"updateMask":"id"}""", "invalid update mask: path \"id\" cannot be changed")]
    [InlineData("""{"app":{"userCount":"1"},"updateMask":"userCount"}""", "invalid update mask: path \"userCount\" cannot be changed")]
    [InlineData("""{"app":{},"updateMask":"matchBatonRef"}""", "invalid update mask: path \"matchBatonRef\" cannot be changed")]
    [InlineData("""{"app":{},"updateMask":"displayName"}""", "invalid App.DisplayName: value length must be at least 1 runes")]
    [InlineData("""{"app":{"displayName":""}}""", "invalid App.DisplayName: value length must be at least 1 runes")]
    [InlineData("""{"app":{"annotations":{"c1/k":"v"}}}""", "invalid App.Annotations[c1/k]: keys that start with \"c1/\" are reserved")]
    public async Task A_bad_update_is_refused_as_a_whole(string body, string message)
    {
        await using var tenant = await TestTenant.StartAsync();
        var path = $"/api/v1/apps/{await tenant.CreateAppAsync()}";
        var before = (await tenant.GetAsync(path)).Body;
        (await tenant.PostAsync(path, body)).AssertError(400, 3, message);
        Assert.Equal(before, (await tenant.GetAsync(path)).Body);
    }

    [Fact]
    public async Task Annotations_count_after_they_are_merged()
    {
        await using var tenant = await TestTenant.StartAsync();
        var path = $"/api/v1/apps/{await tenant.CreateAppAsync()}";
        string Body(int from, string value) => new JsonObject
        {
            ["app"] = new JsonObject { ["annotations"] = new JsonObject(Enumerable.Range(from, 16).Select(i => new System.Collections.Generic.KeyValuePair<string, JsonNode?>($"k{i}", value))) },
            ["updateMask"] = "annotations",
        }.ToJsonString();

        Assert.Equal(200, (await tenant.PostAsync(path, Body(0, "v"))).Status);
        (await tenant.PostAsync(path, Body(1, "v"))).AssertError(400, 3, "invalid App.Annotations: value must contain no more than 16 pair(s)");
        Assert.Equal("{}", (await tenant.PostAsync(path, Body(0, ""))).Json["app"]!["annotations"]!.ToJsonString());
    }

    [Fact]
    public async Task What_is_deleted_or_was_never_there_is_neither_updated_nor_deleted()
    {
        await using var tenant = await TestTenant.StartAsync();
        var app = await tenant.CreateAppAsync();
        var type = await tenant.CreateResourceTypeAsync(app, "CUSTOM");
        var resource = await MakeAsync(tenant, $"/api/v1/apps/{app}/resource_types/{type}/resources", """{"displayName":"r"}""", "appResource");
        var connector = (string)(await tenant.PostAsync($"/api/v1/apps/{app}/connectors", "{}")).Json["connectorView"]!["connector"]!["id"]!;
        var function = await MakeAsync(tenant, "/api/v1/functions", """{"displayName":"f","initialContent":{"main.ts":""}}""", "function");
        var policy = await MakeAsync(tenant, "/api/v1/policies", """{"displayName":"p","policyType":"POLICY_TYPE_GRANT"}""", "policy");
        (string Path, string Wrapper, string What)[] objects =
        [
            ($"/api/v1/apps/{app}/resource_types/{type}/resources/{resource}", "appResource", "app resource"),
            ($"/api/v1/apps/{app}/resource_types/{type}", "appResourceType", "app resource type"),
            ($"/api/v1/apps/{app}/connectors/{connector}", "connector", "connector"),
            ($"/api/v1/functions/{function}", "function", "function"),
            ($"/api/v1/policies/{policy}", "policy", "policy"),
            ($"/api/v1/apps/{app}", "app", "app"),
        ];
        foreach (var (path, wrapper, what) in objects)
        {
            Assert.Equal("{}", (await tenant.DeleteAsync(path)).Body);
            await AssertGoneAsync(path, wrapper, what);
            await AssertGoneAsync(path[..^27] + "nope00000000000000000000000", wrapper, what);

            var read = await tenant.GetAsync(path);
            Assert.Equal(200, read.Status);
            Assert.Contains("\"deletedAt\":\"2", read.Body);
        }

        async Task AssertGoneAsync(string path, string wrapper, string what)
        {
            (await tenant.DeleteAsync(path)).AssertError(404, 5, what + " not found");
            var isFunction = wrapper == "function";
            var body = $$"""{"{{wrapper}}":{ {{(isFunction ? $"\"id\":\"{path[^27..]}\"," : "")}} "description":"x"},"updateMask":"description"}""";
            if (wrapper == "appResourceType")
                body = """{"appResourceType":{"displayName":"x"}}""";
            (await tenant.PostAsync(isFunction ? "/api/v1/functions/update" : path, body)).AssertError(404, 5, what + " not found");
        }
    }

    private static async Task<string> MakeAsync(TestTenant tenant, string path, string body, string wrapper) =>
        (string)(await tenant.PostAsync(path, body)).Json[wrapper]!["id"]!;

    private static void AssertSame(JsonNode expected, JsonNode actual) => Assert.Equal(Sorted(expected), Sorted(actual));

    private static string Sorted(JsonNode node) => string.Join('\n', node.AsObject().OrderBy(member => member.Key, StringComparer.Ordinal)
        .Select(member => $"{member.Key} {member.Value?.ToJsonString()}"));
}
