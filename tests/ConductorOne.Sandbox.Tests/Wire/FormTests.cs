using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Wire;

/// <summary>Proto3 JSON says many things in several ways. The server takes all of them and answers in one.</summary>
public sealed class FormTests
{
    [Theory]
    [InlineData("3")]
    [InlineData("3.0")]
    [InlineData("0.3e1")]
    [InlineData("300E-2")]
    [InlineData("\"3\"")]
    [InlineData("\"3.00\"")]
    [InlineData("\"3e0\"")]
    public async Task A_number_is_the_same_in_all_its_forms(string number)
    {
        await using var tenant = await TestTenant.StartAsync();
        var app = await tenant.PostAsync("/api/v1/apps", $$"""{"display_name":"a","monthly_cost_usd":{{number}}}""");
        Assert.Equal("3", app.Json["app"]!["monthlyCostUsd"]!.ToJsonString());

        var policy = await tenant.PostAsync("/api/v1/policies", $$$$$$"""
            {"displayName":"p","policyType":"POLICY_TYPE_GRANT","policySteps":{"grant":{"steps":[
             {"approval":{"self":{},"escalation_enabled":true,"escalation":{"expiration":{{{{{{number}}}}}},"skip_step":{}}}}]}}}
            """);
        var escalation = policy.Json["policy"]!["policySteps"]!["grant"]!["steps"]![0]!["approval"]!["escalation"]!;
        Assert.Equal("\"3\"", escalation["expiration"]!.ToJsonString());
        Assert.Equal("{}", escalation["skipStep"]!.ToJsonString());
    }

    [Theory]
    [InlineData("\" 3\"")]
    [InlineData("\"+3\"")]
    [InlineData("\"03\"")]
    [InlineData("\"3.\"")]
    [InlineData("\"\"")]
    [InlineData("3.5")]
    [InlineData("1e10")]
    [InlineData("1e400")]
    [InlineData("true")]
    public async Task What_is_no_whole_number_is_refused(string number)
    {
        await using var tenant = await TestTenant.StartAsync();
        (await tenant.PostAsync("/api/v1/apps", $$"""{"displayName":"a","monthlyCostUsd":{{number}}}"""))
            .AssertError(400, 3, $"proto: invalid value for int32 field monthlyCostUsd: {number}");
    }

    [Theory]
    [InlineData("+/8=", "+/8=")]
    [InlineData("+/8", "+/8=")]
    [InlineData("-_8=", "+/8=")]
    [InlineData("-_8", "+/8=")]
    [InlineData("YQ", "YQ==")]
    [InlineData("", "")]
    public async Task Bytes_are_the_same_in_all_their_forms(string given, string answered)
    {
        await using var tenant = await TestTenant.StartAsync();
        var made = await tenant.PostAsync("/api/v1/functions", $$$"""{"displayName":"f","initial_content":{"main.ts":"{{{given}}}"}}""");
        var (id, commit) = ((string)made.Json["function"]!["id"]!, (string)made.Json["commit"]!["id"]!);
        var files = (await tenant.GetAsync($"/api/v1/functions/{id}/commits/{commit}")).Json["files"]!;
        Assert.Equal(answered, (string)files["main.ts"]!);
    }

    [Theory]
    [InlineData("-/8=")]
    [InlineData("YQ=")]
    [InlineData("Y")]
    [InlineData("a code")]
    [InlineData("=")]
    public async Task What_is_no_base64_is_refused(string given)
    {
        await using var tenant = await TestTenant.StartAsync();
        (await tenant.PostAsync("/api/v1/functions", $$$"""{"displayName":"f","initialContent":{"main.ts":"{{{given}}}"}}"""))
            .AssertError(400, 3, $"proto: invalid value for bytes field initialContent: \"{given}\"");
    }

    [Theory]
    [InlineData("\"APP_USER_IDENTITY_MATCHING_STRICT\"", "APP_USER_IDENTITY_MATCHING_STRICT")]
    [InlineData("1", "APP_USER_IDENTITY_MATCHING_STRICT")]
    [InlineData("2.0", "APP_USER_IDENTITY_MATCHING_DISPLAY_NAME")]
    [InlineData("0", "APP_USER_IDENTITY_MATCHING_UNSPECIFIED")]
    [InlineData("null", "APP_USER_IDENTITY_MATCHING_UNSPECIFIED")]
    [InlineData("4", null)]
    [InlineData("-1", null)]
    [InlineData("1.5", null)]
    [InlineData("\"1\"", null)]
    public async Task A_choice_is_a_name_or_a_number(string given, string? answered)
    {
        await using var tenant = await TestTenant.StartAsync();
        var answer = await tenant.PostAsync("/api/v1/apps", $$"""{"displayName":"a","identityMatching":{{given}}}""");
        if (answered is null)
            answer.AssertError(400, 3, $"proto: invalid value for enum field identityMatching: {given}");
        else
            Assert.Equal(answered, (string)answer.Json["app"]!["identityMatching"]!);
    }

    [Theory]
    [InlineData("3600s")]
    [InlineData("1.5s")]
    [InlineData("0.000000001s")]
    public async Task A_duration_may_have_a_fraction(string duration)
    {
        await using var tenant = await TestTenant.StartAsync();
        var policy = await tenant.PostAsync("/api/v1/policies", $$$$$$"""
            {"display_name":"p","policy_type":1,"policy_steps":{"grant":{"steps":[{"wait":{"duration":{"duration":"{{{{{{duration}}}}}}"}}}]}}}
            """);
        var wait = policy.Json["policy"]!["policySteps"]!["grant"]!["steps"]![0]!["wait"]!;
        Assert.Equal(duration, (string)wait["duration"]!["duration"]!);
    }

    [Fact]
    public async Task Null_stands_for_unset_but_not_within_a_list_or_a_map()
    {
        await using var tenant = await TestTenant.StartAsync();
        var nulls = """{"displayName":"a","owners":null,"annotations":null,"matchBatonRef":null,"monthly_cost_usd":null}""";
        Assert.Equal(200, (await tenant.PostAsync("/api/v1/apps", nulls)).Status);
        (await tenant.PostAsync("/api/v1/apps", """{"displayName":"a","annotations":{"k":null}}"""))
            .AssertError(400, 3, "proto: invalid value for string field annotations: null");
        (await tenant.PostAsync("/api/v1/apps", """{"displayName":"a","appEntitlementOwnerRefs":[null]}"""))
            .AssertError(400, 3, "proto: syntax error: unexpected token null");
        (await tenant.PostAsync("/api/v1/apps", """{"\ud800":1}"""))
            .AssertError(400, 3, "proto: syntax error: a name with half of a surrogate pair");
    }

    [Fact]
    public async Task A_page_token_does_not_depend_on_the_form_of_the_filters()
    {
        await using var tenant = await TestTenant.StartAsync();
        var token = (string)(await tenant.PostAsync("/api/v1/search/users", """{"page_size":10.0,"exclude_types":[3]}""")).Json["nextPageToken"]!;
        var next = await tenant.PostAsync("/api/v1/search/users", $$"""{"pageSize":"10","excludeTypes":["USER_TYPE_SERVICE"],"page_token":"{{token}}"}""");
        Assert.Equal(10, next.Json["list"]!.AsArray().Count);
    }

    [Fact]
    public async Task What_is_unset_can_be_left_out_of_answers()
    {
        await using var tenant = await TestTenant.StartAsync(new SandboxOptions { Sparse = true });
        Assert.Equal("{}", (await tenant.PostAsync("/api/v1/search/apps", "{}")).Body);
        var app = (await tenant.PostAsync("/api/v1/apps", """{"displayName":"a","monthlyCostUsd":1}""")).Json["app"]!.AsObject();
        Assert.Equal(
            ["accessModel", "annotations", "createdAt", "displayName", "id", "identityMatching", "isManuallyManaged", "monthlyCostUsd", "updatedAt", "userCount"],
            app.Select(member => member.Key));
        var policy = (await tenant.PostAsync("/api/v1/policies", """{"displayName":"p","policyType":1}""")).Json["policy"]!;
        Assert.Equal("""{"grant":{"steps":[{"reject":{}}]}}""", policy["policySteps"]!.ToJsonString());
        Assert.NotEqual("", (string)(await tenant.GetAsync("/api/v1/apps/x")).Json["message"]!);
    }

    [Fact]
    public async Task What_clients_cannot_read_as_null_is_left_out()
    {
        await using var tenant = await TestTenant.StartAsync();
        var id = await tenant.CreateAppAsync();
        var connector = await tenant.PostAsync($"/api/v1/apps/{id}/connectors", "{}");
        var type = await tenant.CreateResourceTypeAsync(id);
        var resources = $"/api/v1/apps/{id}/resource_types/{type}/resources";
        await tenant.PostAsync(resources, """{"displayName":"r"}""");
        var answers = new JsonArray(
            (await tenant.GetAsync($"/api/v1/apps/{id}")).Json,
            connector.Json,
            (await tenant.GetAsync("/api/v1/users")).Json,
            (await tenant.GetAsync(resources)).Json).ToJsonString();
        foreach (var name in new[] { "appUserMapper", "profile", "objectPermissions", "configUpdatedAt", "connectorSyncCronSchedule", "syncConfig" })
            Assert.DoesNotContain($"\"{name}\"", answers, System.StringComparison.Ordinal);
    }
}
