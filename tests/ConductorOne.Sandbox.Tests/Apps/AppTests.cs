using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Apps;

public sealed class AppTests
{
    private const string Path = "/api/v1/apps";
    private const string BatonRef = """{"appId":"a00000000000000000000000000","connectorId":"c00000000000000000000000000","externalId":"app::1"}""";

    [Fact]
    public async Task A_new_app_has_all_fields()
    {
        await using var tenant = await TestTenant.StartAsync();
        var answer = await tenant.PostAsync(Path, """
            {"displayName":"Löhne","description":"d","annotations":{"team":"hr","gone":""},"grantPolicyId":"g00000000000000000000000000",
             "monthlyCostUsd":12,"identityMatching":"APP_USER_IDENTITY_MATCHING_STRICT","strictAccessEntitlementProvisioning":true,
             "owners":["u00000000000000000000000000"],"instructions":null}
            """);

        Assert.Equal(200, answer.Status);
        var app = answer.Json["app"]!;
        Assert.Equal("Löhne", (string)app["displayName"]!);
        Assert.Equal("""{"team":"hr"}""", app["annotations"]!.ToJsonString());
        Assert.Equal("g00000000000000000000000000", (string)app["grantPolicyId"]!);
        Assert.Equal("", (string)app["revokePolicyId"]!);
        Assert.Equal(12, (int)app["monthlyCostUsd"]!);
        Assert.Equal("0", (string)app["userCount"]!);
        Assert.True((bool)app["isManuallyManaged"]!);
        Assert.True((bool)app["strictAccessEntitlementProvisioning"]!);
        Assert.Null(app["deletedAt"]);
        Assert.Matches("^[0-9A-Za-z]{27}$", (string)app["id"]!);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3}|\.\d{6}|\.\d{9})?Z$", (string)app["createdAt"]!);

        var read = await tenant.GetAsync($"{Path}/{(string)app["id"]!}");
        Assert.Equal(answer.Body, read.Body);
    }

    [Fact]
    public async Task An_app_is_deleted_softly()
    {
        await using var tenant = await TestTenant.StartAsync();
        var id = await tenant.CreateAppAsync();
        Assert.Equal((200, "{}"), await DeleteAsync(tenant, id));
        Assert.NotNull((await tenant.GetAsync($"{Path}/{id}")).Json["app"]!["deletedAt"]);
        Assert.Empty((await tenant.GetAsync(Path)).Json["list"]!.AsArray());
        (await tenant.PostAsync($"{Path}/{id}/resource_types", """{"displayName":"R","resourceType":"ROLE"}"""))
            .AssertError(404, 5, "app not found");
    }

    [Theory]
    [InlineData("""{}""", "invalid CreateAppRequest.DisplayName: value length must be at least 1 runes")]
    [InlineData("""{"displayName":""}""", "invalid CreateAppRequest.DisplayName: value length must be at least 1 runes")]
    [InlineData("""{"displayName":null}""", "invalid CreateAppRequest.DisplayName: value length must be at least 1 runes")]
    [InlineData("""{"displayName":5}""", "proto: invalid value for string field displayName: 5")]
    [InlineData("""{"displayName":"\ud800"}""", """proto: invalid value for string field displayName: "\ud800" """)]
    [InlineData("""{"displayName":"a","displayName":"b"}""", "proto: duplicate field \"displayName\"")]
    [InlineData("""{"displayName":"a","display_name":"b"}""", "proto: duplicate field \"display_name\"")]
    [InlineData("""{"displayName":"a","monthlyCostUsd":1.5}""", "proto: invalid value for int32 field monthlyCostUsd: 1.5")]
    [InlineData("""{"displayName":"a","monthlyCostUsd":3000000000}""", "proto: invalid value for int32 field monthlyCostUsd: 3000000000")]
    [InlineData(
        """{"displayName":"a","strictAccessEntitlementProvisioning":"true"}""",
        "proto: invalid value for bool field strictAccessEntitlementProvisioning: \"true\"")]
    [InlineData("""{"displayName":"a","identityMatching":"STRICT"}""", "proto: invalid value for enum field identityMatching: \"STRICT\"")]
    [InlineData("""{"displayName":"a","owners":"u"}""", "proto: syntax error: unexpected token \"u\" for repeated field owners")]
    [InlineData("""{"displayName":"a","owners":["u00000000000000000000000000",""]}""", "invalid CreateAppRequest.Owners[1]: value does not match regex pattern \"^[a-zA-Z0-9]{27}$\"")]
    [InlineData("""{"displayName":"a","owners":[null]}""", "proto: invalid value for string field owners: null")]
    [InlineData("""{"displayName":"a","appEntitlementOwnerRefs":[{"appId":"a00000000000000000000000000","name":"b"}]}""", "proto: unknown field \"name\"")]
    [InlineData(
        """{"displayName":"a","matchBatonRef":{"appId":"a00000000000000000000000000","connectorId":"c00000000000000000000000000"}}""",
        "invalid CreateAppRequest.MatchBatonRef: invalid AppMatchBatonRef.ExternalId: value length must be at least 1 runes")]
    [InlineData(
        """{"displayName":"a","owners":["u00000000000000000000000000"],"matchBatonRef":""" + BatonRef + "}",
        "invalid CreateAppRequest.Owners: value must be empty when match_baton_ref is set")]
    [InlineData("""{"displayName":"a","annotations":[]}""", "proto: syntax error: unexpected token [] for map field annotations")]
    [InlineData("""{"displayName":"a","annotations":{"k":1}}""", "proto: invalid value for string field annotations: 1")]
    [InlineData("""{"displayName":"a","annotations":{"k":"1","k":"2"}}""", "proto: duplicate map key \"k\" of field annotations")]
    [InlineData(
        """{"displayName":"a","annotations":{"1k":"v"}}""",
        "invalid CreateAppRequest.Annotations[1k]: key does not match regex pattern \"^[A-Za-z][A-Za-z0-9._/-]{0,127}$\"")]
    [InlineData(
        """{"displayName":"a","annotations":{"c1/k":"v"}}""",
        "invalid CreateAppRequest.Annotations[c1/k]: keys that start with \"c1/\" are reserved")]
    [InlineData(
        """{"displayName":"a","annotations":{"k":"a b"}}""",
        "invalid CreateAppRequest.Annotations[k]: value must be URL-safe ASCII")]
    [InlineData("""[]""", "proto: syntax error: unexpected token []")]
    [InlineData("""{"displayName":""", "proto: syntax error (line 1:16): invalid JSON")]
    [InlineData("", "proto: syntax error: unexpected end of input")]
    public async Task A_bad_app_is_refused(string body, string message)
    {
        await using var tenant = await TestTenant.StartAsync();
        (await tenant.PostAsync(Path, body)).AssertError(400, 3, message.TrimEnd(' '));
        Assert.Empty((await tenant.GetAsync(Path)).Json["list"]!.AsArray());
    }

    [Theory]
    [InlineData(17, 1, "invalid CreateAppRequest.Annotations: value must contain no more than 16 pair(s)")]
    [InlineData(1, 257, "invalid CreateAppRequest.Annotations[k0]: value length must be at most 256 runes")]
    [InlineData(16, 256, "invalid CreateAppRequest.Annotations: value must be at most 4096 bytes in all")]
    public async Task Too_many_annotations_are_refused(int count, int length, string message)
    {
        await using var tenant = await TestTenant.StartAsync();
        var annotations = new JsonObject();
        for (var i = 0; i < count; i++)
            annotations[$"k{i}"] = new string('v', length);
        var body = new JsonObject { ["displayName"] = "a", ["annotations"] = annotations };
        (await tenant.PostAsync(Path, body.ToJsonString())).AssertError(400, 3, message);
    }

    [Fact]
    public async Task Another_content_type_is_refused()
    {
        await using var tenant = await TestTenant.StartAsync();
        (await tenant.PostAsync(Path, """{"displayName":"a"}""", "text/plain"))
            .AssertError(400, 3, "unsupported content type \"text/plain; charset=utf-8\": application/json is required");
    }

    private static async Task<(int Status, string Body)> DeleteAsync(TestTenant tenant, string id)
    {
        var answer = await tenant.DeleteAsync($"{Path}/{id}");
        return (answer.Status, answer.Body);
    }
}
