using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Connectors;

public sealed class ConnectorTests
{
    private const string EnvConfig = "\"@type\":\"type.googleapis.com/c1.api.app.v1.EnvConfig\"";

    [Fact]
    public async Task A_connector_keeps_its_configuration_but_not_its_secrets()
    {
        await using var tenant = await TestTenant.StartAsync();
        var path = $"/api/v1/apps/{await tenant.CreateAppAsync()}/connectors";
        var answer = await tenant.PostAsync(path + "/create", """
            {"catalogId":"okta00000000000000000000000","description":"d","config":{"@type":"type.googleapis.com/c1.api.app.v1.EnvConfig","configuration":{
              "okta_domain":{"stringValue":"acme.okta.com"},"okta_api_key":{"string_value":"hush"},"Client-Secret":{"stringValue":"hush"},
              "headers":{"keyValues":{"items":[{"key":"color","value":"red"},{"key":"auth_token","value":"hush"}]}}}}}
            """);

        Assert.Equal(200, answer.Status);
        Assert.DoesNotContain("hush", answer.Body);
        var connector = answer.Json["connectorView"]!["connector"]!;
        var configuration = connector["config"]!["configuration"]!;
        Assert.Equal("acme.okta.com", (string)configuration["okta_domain"]!["stringValue"]!);
        Assert.Equal("", (string)configuration["okta_api_key"]!["stringValue"]!);
        Assert.Equal("red", (string)configuration["headers"]!["keyValues"]!["items"]![0]!["value"]!);
        Assert.Equal("", (string)answer.Json["connectorView"]!["appPath"]!);
        Assert.Empty(answer.Json["expanded"]!.AsArray());
        Assert.DoesNotContain("hush", (await tenant.GetAsync($"{path}/{(string)connector["id"]!}")).Body);
        Assert.Contains("hush", tenant.Server.Journal.Entries.Single(entry => entry.Path == path + "/create").Body);
    }

    [Fact]
    public async Task The_catalog_tells_the_fields_of_an_entry()
    {
        await using var tenant = await TestTenant.StartAsync();
        var answer = await tenant.PostAsync("/api/v1/connectorcatalog", """{"catalogId":"2uhXkgjX5yIPfL2HPF6f3ujGHCA"}""");
        Assert.Equal("Airbyte", (string)answer.Json["schema"]!["displayName"]!);
        Assert.Equal("airbyte-client-id", (string)answer.Json["schema"]!["fields"]![0]!["name"]!);
        Assert.True((bool)answer.Json["schema"]!["fields"]![0]!["str"]!["secret"]!);
        Assert.Null(answer.Json["schema"]!["fields"]![2]!["str"]!["secret"]);
        Assert.Equal(404, (await tenant.PostAsync("/api/v1/connectorcatalog", """{"catalogId":"2uhXkgjX5yIPfL2HPF6f3ujGHCB"}""")).Status);
    }

    [Fact]
    public async Task The_expand_mask_brings_the_app_and_the_users()
    {
        await using var tenant = await TestTenant.StartAsync();
        var app = await tenant.CreateAppAsync();
        var users = (await tenant.GetAsync("/sandbox/users")).Json["list"]!.AsArray().Select(user => (string)user!["id"]!).ToList();
        var answer = await tenant.PostAsync($"/api/v1/apps/{app}/connectors", $$$"""
            {"displayName":"HR","catalogId":"c00000000000000000000000000","userIds":["{{{users[1]}}}"],"expandMask":{"paths":["app_id","user_ids"]}}
            """);

        var view = answer.Json["connectorView"]!;
        Assert.Equal("HR", (string)view["connector"]!["displayName"]!);
        Assert.Equal("$.expanded[0]", (string)view["appPath"]!);
        Assert.Equal("$.expanded[1]", (string)view["usersPath"]!);
        Assert.Equal("", (string)view["capabilitiesPath"]!);
        Assert.Equal("type.googleapis.com/c1.api.app.v1.App", (string)answer.Json["expanded"]![0]!["@type"]!);
        Assert.Equal(app, (string)answer.Json["expanded"]![0]!["id"]!);
        Assert.Equal("type.googleapis.com/c1.api.user.v1.User", (string)answer.Json["expanded"]![1]!["@type"]!);
        Assert.Equal(users[1], (string)answer.Json["expanded"]![1]!["id"]!);
    }

    [Theory]
    [InlineData("""{"config":{}}""", "proto: missing \"@type\" field in google.protobuf.Any")]
    [InlineData("""{"config":{"@type":"x"}}""", "proto: unable to resolve \"x\"")]
    [InlineData(
        "{\"config\":{" + EnvConfig + ",\"configuration\":{\"a\":{\"text\":\"b\"}}}}",
        "proto: unknown field \"text\"")]
    [InlineData("""{"catalogId":"okta"}""", "invalid ConnectorServiceCreateRequest.CatalogId: value does not match regex pattern \"^[a-zA-Z0-9]{27}$\"")]
    [InlineData("{\"config\":{" + EnvConfig + ",\"configuration\":{\"a\":\"b\"}}}", "proto: syntax error: unexpected token \"b\"")]
    [InlineData(
        "{\"config\":{" + EnvConfig + ",\"configuration\":{\"a\":{\"stringValue\":true}}}}",
        "proto: invalid value for string field stringValue: true")]
    [InlineData(
        "{\"config\":{" + EnvConfig + ",\"configuration\":{\"a\":{}}}}",
        "invalid ConfigValue.Value: value is required")]
    [InlineData("{\"config\":{" + EnvConfig + ",\"a\":1}}", "proto: unknown field \"a\"")]
    [InlineData("""{"displayName":"only delegated connectors have one"}""", "proto: unknown field \"displayName\"")]
    [InlineData("""{"userIds":[""]}""", "invalid ConnectorServiceCreateRequest.UserIds[0]: value does not match regex pattern \"^[a-zA-Z0-9]{27}$\"")]
    [InlineData("""{"expandMask":{"paths":["appId"]}}""", "invalid ConnectorExpandMask.Paths: unknown path \"appId\"")]
    public async Task A_bad_connector_is_refused(string body, string message)
    {
        await using var tenant = await TestTenant.StartAsync();
        var path = $"/api/v1/apps/{await tenant.CreateAppAsync()}/connectors";
        (await tenant.PostAsync(path + "/create", body)).AssertError(400, 3, message);
        Assert.Empty((await tenant.GetAsync(path)).Json["list"]!.AsArray());
    }
}
