using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ConductorOne.Sandbox.Operations;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Operations;

/// <summary>Settings, which have no id of their own, keep what was written.</summary>
public sealed class SettingTests
{
    private static readonly string[] Settings =
    [
        "/api/v1/apps/{}/access_request_defaults",
        "/api/v1/apps/{}/usage_controls",
        "/api/v1/catalogs/{}/bundle_automation",
        "/api/v1/catalogs/{}/bundle_automation/create",
        "/api/v1/role-mining/config",
        "/api/v1/settings/ai-governance",
        "/api/v1/settings/contacts",
        "/api/v1/settings/cross-app-access",
        "/api/v1/settings/developer-preferences/user",
        "/api/v1/settings/email-provider",
        "/api/v1/settings/identity-policy-defaults",
        "/api/v1/settings/notifications/org",
        "/api/v1/settings/notifications/user",
        "/api/v1/settings/onboarding",
        "/api/v1/settings/request",
        "/api/v1/settings/session",
        "/api/v1/settings/sso",
    ];

    [Theory]
    [InlineData(
        "/api/v1/settings/request", """{"requestSettings":{"skipJustification":true},"updateMask":"skipJustification"}""", """{"requestSettings":{"skipJustification":true}}""")]
    [InlineData("/api/v1/settings/session", """{"sessionSettings":{"maxSessionLength":"3600s"}}""", """{"sessionSettings":{"maxSessionLength":"3600s"}}""")]
    [InlineData("/api/v1/settings/onboarding", """{"mcpOnboardingGoal":"g","status":2}""", """{"mcpOnboardingGoal":"g","status":"ONBOARDING_STATUS_IN_PROGRESS"}""")]
    [InlineData("/api/v1/role-mining/config", """{"maxSuggestions":7}""", """{"config":{"maxSuggestions":7}}""")]
    [InlineData("/api/v1/apps/{app}/access_request_defaults", """{"defaultsEnabled":true,"durationGrant":"60s"}""", """{"defaultsEnabled":true,"durationGrant":"60s","appId":"{app}"}""")]
    [InlineData(
        "/api/v1/apps/{app}/usage_controls", """{"appUsageControls":{"revoke":true,"revokeAfterDays":30}}""", """{"appUsageControls":{"revoke":true,"revokeAfterDays":30,"appId":"{app}"}}""")]
    public async Task A_setting_is_as_it_was_written(string path, string written, string kept)
    {
        await using var tenant = await TestTenant.StartAsync();
        var app = await tenant.CreateAppAsync();
        path = path.Replace("{app}", app, System.StringComparison.Ordinal);
        var answer = await tenant.PostAsync(path, written);
        Assert.Equal((200, answer.Body), (answer.Status, answer.Body));
        var expected = JsonNode.Parse(kept.Replace("{app}", app, System.StringComparison.Ordinal))!;
        AssertHas(expected, (await tenant.GetAsync(path)).Json);
    }

    [Fact]
    public async Task What_a_mask_does_not_name_stays_and_null_clears()
    {
        await using var tenant = await TestTenant.StartAsync();
        const string Path = "/api/v1/settings/contacts";
        await tenant.PostAsync(Path, """{"contacts":{"billingEmails":["a@x"],"securityEmails":["b@x"]}}""");
        await tenant.PostAsync(Path, """{"contacts":{"billingEmails":["c@x"],"securityEmails":["d@x"]},"updateMask":"securityEmails"}""");
        AssertHas(JsonNode.Parse("""{"billingEmails":["a@x"],"securityEmails":["d@x"]}""")!, (await tenant.GetAsync(Path)).Json["contacts"]!);
        await tenant.PostAsync(Path, """{"contacts":{"securityEmails":null},"updateMask":"securityEmails"}""");
        AssertHas(JsonNode.Parse("""{"billingEmails":["a@x"],"securityEmails":[]}""")!, (await tenant.GetAsync(Path)).Json["contacts"]!);
        Assert.Equal(400, (await tenant.PostAsync(Path, """{"contacts":{},"updateMask":"surplus"}""")).Status);
        Assert.Equal(400, (await tenant.PostAsync(Path, """{"updateMask":"surplus"}""")).Status);
    }

    [Fact]
    public async Task Each_object_has_its_own_and_none_without_it()
    {
        await using var tenant = await TestTenant.StartAsync();
        var (one, two) = (await tenant.CreateAppAsync("One"), await tenant.CreateAppAsync("Two"));
        await tenant.PostAsync($"/api/v1/apps/{one}/access_request_defaults", """{"defaultsEnabled":true}""");
        Assert.True((bool)(await tenant.GetAsync($"/api/v1/apps/{one}/access_request_defaults")).Json["defaultsEnabled"]!);
        Assert.False((bool)(await tenant.GetAsync($"/api/v1/apps/{two}/access_request_defaults")).Json["defaultsEnabled"]!);
        (await tenant.GetAsync("/api/v1/apps/none00000000000000000000000/access_request_defaults")).AssertError(404, 5, "app not found");
    }

    [Fact]
    public async Task What_deletes_a_setting_leaves_it_as_nobody_wrote_it()
    {
        await using var tenant = await TestTenant.StartAsync();
        var catalog = (string)(await tenant.PostAsync("/api/v1/catalogs", """{"displayName":"C"}""")).Json["requestCatalogView"]!["requestCatalog"]!["id"]!;
        var path = $"/api/v1/catalogs/{catalog}/bundle_automation";
        var made = await tenant.PostAsync(path + "/create", """{"enabled":true}""");
        Assert.Equal((200, made.Body), (made.Status, made.Body));
        Assert.True((bool)(await tenant.GetAsync(path)).Json["enabled"]!);
        Assert.Equal(200, (await tenant.DeleteAsync(path)).Status);
        Assert.False((bool)(await tenant.GetAsync(path)).Json["enabled"]!);
    }

    [Fact]
    public void The_table_tells_them()
    {
        var singles = TableOperations.Current.All.Where(operation => operation.Noun?.IsSingle == true).ToArray();
        Assert.All(singles, operation => Assert.Contains(operation.Role, new[] { Role.Get, Role.Update, Role.Delete }));
        Assert.Equal(Settings, singles.Select(operation => operation.Path).Distinct().Order(System.StringComparer.Ordinal));
    }

    private static void AssertHas(JsonNode expected, JsonNode actual)
    {
        foreach (var (name, value) in expected.AsObject())
        {
            if (value is JsonObject)
                AssertHas(value, actual[name]!);
            else
                Assert.Equal(value!.ToJsonString(), actual[name]!.ToJsonString());
        }
    }
}
