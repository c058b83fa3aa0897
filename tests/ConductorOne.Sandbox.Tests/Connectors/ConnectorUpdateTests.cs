using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Connectors;

public sealed class ConnectorUpdateTests
{
    private const string Type = "\"@type\":\"type.googleapis.com/c1.api.app.v1.EnvConfig\"";
    private const string Config = "{" + Type + ""","configuration":{"domain":{"stringValue":"acme"},"api_key":{"stringValue":"hush"}}}""";

    [Theory]
    [InlineData("""{"domain":{"stringValue":"b"}}""", """{"api_key":{"stringValue":""},"domain":{"stringValue":"b"}}""")]
    [InlineData("""{"api_key":{"string_value":"new"}}""", """{"domain":{"stringValue":"acme"},"api_key":{"stringValue":""}}""")]
    [InlineData("""{"api_key":{"stringValue":""}}""", """{"domain":{"stringValue":"acme"}}""")]
    [InlineData("""{"domain":{"stringValue":""},"x":{"keyValues":{"items":[]}}}""", """{"api_key":{"stringValue":""},"x":{"keyValues":{"items":[]}}}""")]
    [InlineData("{}", """{"domain":{"stringValue":"acme"},"api_key":{"stringValue":""}}""")]
    public async Task A_configuration_is_merged_and_an_empty_value_is_cleared(string given, string kept)
    {
        await using var tenant = await TestTenant.StartAsync();
        var path = await CreateAsync(tenant);
        var answer = await tenant.PostAsync(path, $$"""{"connector":{"config":{ {{Type}},"configuration":{{given}} } },"updateMask":"config"}""");
        Assert.Equal(200, answer.Status);
        Assert.DoesNotContain("hush", answer.Body);
        Assert.DoesNotContain("new", answer.Body);
        Assert.Equal(kept, answer.Json["connectorView"]!["connector"]!["config"]!["configuration"]!.ToJsonString());
        Assert.Equal("okta00000000000000000000000", (string)answer.Json["connectorView"]!["connector"]!["catalogId"]!);
        Assert.Equal(answer.Body, (await tenant.GetAsync(path)).Body);
    }

    [Fact]
    public async Task A_configuration_of_another_type_replaces_it_and_none_clears_it()
    {
        await using var tenant = await TestTenant.StartAsync();
        var path = await CreateAsync(tenant);
        var answer = await tenant.PostAsync(path, """{"connector":{"config":{"@type":"type.googleapis.com/c1.api.app.v1.Other","configuration":{"x":{}}}}}""");
        Assert.Equal(
            """{"@type":"type.googleapis.com/c1.api.app.v1.Other","configuration":{"x":{}}}""",
            answer.Json["connectorView"]!["connector"]!["config"]!.ToJsonString());
        Assert.Null((await tenant.PostAsync(path, """{"connector":{},"updateMask":"config"}""")).Json["connectorView"]!["connector"]!["config"]);
    }

    [Fact]
    public async Task Other_fields_change_and_the_view_expands()
    {
        await using var tenant = await TestTenant.StartAsync();
        var path = await CreateAsync(tenant);
        var user = (string)(await tenant.GetAsync("/sandbox/users")).Json["list"]![1]!["id"]!;
        var answer = (await tenant.PostAsync(path, $$$"""
            {"connector":{"id":"x","displayName":"HR","userIds":["{{{user}}}"],"parallelSyncWorkerCount":2,"disableCheckBadSync":true,
              "profileAllowList":["a"],"syncConfig":{"syncResourceTypeIds":["t00000000000000000000000000"]}},
             "updateMask":"displayName,userIds,description,parallelSyncWorkerCount,disableCheckBadSync,profileAllowList,syncConfig.syncResourceTypeIds",
             "expandMask":{"paths":["user_ids"]}}
            """)).Json;
        var connector = answer["connectorView"]!["connector"]!;
        Assert.Equal(("HR", "", 2, true), ((string)connector["displayName"]!, (string)connector["description"]!, (int)connector["parallelSyncWorkerCount"]!,
            (bool)connector["disableCheckBadSync"]!));
        Assert.Equal("""["t00000000000000000000000000"]""", connector["syncConfig"]!["syncResourceTypeIds"]!.ToJsonString());
        Assert.Equal(("$.expanded[0]", user), ((string)answer["connectorView"]!["usersPath"]!, (string)answer["expanded"]![0]!["id"]!));
        Assert.Equal("acme", (string)connector["config"]!["configuration"]!["domain"]!["stringValue"]!);
    }

    [Fact]
    public async Task A_delegated_connector_has_an_update_of_its_own()
    {
        await using var tenant = await TestTenant.StartAsync();
        var path = await CreateAsync(tenant) + "/delegated";
        var answer = await tenant.PostAsync(path, """{"connector":{"displayName":"HR"},"updateMask":"displayName,userIds"}""");
        Assert.Equal("HR", (string)answer.Json["connectorView"]!["connector"]!["displayName"]!);
        (await tenant.PostAsync(path, """{"connector":{},"updateMask":"config"}""")).AssertError(400, 3, "invalid update mask: path \"config\" cannot be changed");
    }

    [Theory]
    [InlineData("""{"connector":{"catalogId":"okta11111111111111111111111"},"updateMask":"catalogId"}""", "invalid update mask: path \"catalogId\" cannot be changed")]
    [InlineData("""{"connector":{"config":{}}}""", "proto: missing \"@type\" field in google.protobuf.Any")]
    [InlineData("{\"connector\":{\"config\":{" + Type + ""","configuration":{"a":"b"}}}}""", "proto: syntax error: unexpected token \"b\"")]
    [InlineData("""{"connector":{"displayName":"a"},"expandMask":{"paths":["appId"]}}""", "invalid ConnectorExpandMask.Paths: unknown path \"appId\"")]
    public async Task A_bad_update_is_refused(string body, string message)
    {
        await using var tenant = await TestTenant.StartAsync();
        var answer = await tenant.PostAsync(await CreateAsync(tenant), body);
        answer.AssertError(400, 3, message);
    }

    private static async Task<string> CreateAsync(TestTenant tenant)
    {
        var path = $"/api/v1/apps/{await tenant.CreateAppAsync()}/connectors";
        var answer = await tenant.PostAsync(path + "/create", $$"""{"catalogId":"okta00000000000000000000000","description":"d","config":{{Config}}}""");
        return $"{path}/{(string)answer.Json["connectorView"]!["connector"]!["id"]!}";
    }
}
