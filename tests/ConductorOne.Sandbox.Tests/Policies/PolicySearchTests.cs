using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Policies;

public sealed class PolicySearchTests
{
    private const string Policies = "/api/v1/policies";

    [Theory]
    [InlineData("{}", "Grant|Revoke")]
    [InlineData("""{"query":"GRA"}""", "Grant")]
    [InlineData("""{"query":"takes away"}""", "Revoke")]
    [InlineData("""{"displayName":"revoke"}""", "Revoke")]
    [InlineData("""{"displayName":"rev"}""", "")]
    [InlineData("""{"policyTypes":["POLICY_TYPE_GRANT","POLICY_TYPE_CERTIFY"]}""", "Grant")]
    [InlineData("""{"includeDeleted":true}""", "Grant|Revoke|Gone")]
    [InlineData("""{"excludePolicyIds":["<Grant>"]}""", "Revoke")]
    [InlineData("""{"refs":[{"id":"<Local>"},{"id":"<Grant>"}]}""", "Grant|Local")]
    [InlineData("""{"refs":[{"id":"<Gone>"}]}""", "")]
    [InlineData("""{"scopeView":"POLICY_SCOPE_VIEW_GLOBAL"}""", "Grant|Revoke")]
    [InlineData("""{"scopeView":"POLICY_SCOPE_VIEW_ALL"}""", "Grant|Revoke|Local|Entitled|Other")]
    [InlineData("""{"scopeView":"POLICY_SCOPE_VIEW_SCOPED"}""", "Local|Entitled|Other")]
    [InlineData("""{"scopeView":"POLICY_SCOPE_VIEW_SCOPED","scopeAppId":"<One>"}""", "Local|Entitled")]
    [InlineData("""{"scopeView":"POLICY_SCOPE_VIEW_SCOPED","scopeAppId":"<One>","scopeSlot":"POLICY_SCOPE_SLOT_EMERGENCY"}""", "Local")]
    [InlineData("""{"scopeView":"POLICY_SCOPE_VIEW_SCOPED","scopeSlot":"POLICY_SCOPE_SLOT_EMERGENCY"}""", "Local|Entitled|Other")]
    [InlineData("""{"scopeView":"POLICY_SCOPE_VIEW_SCOPED","scopeAppEntitlementId":"e00000000000000000000000000"}""", "Entitled")]
    [InlineData("""{"scopeView":"POLICY_SCOPE_VIEW_SCOPED","scopeObjectType":"POLICY_SCOPE_OBJECT_TYPE_APP"}""", "Local|Other")]
    [InlineData("""{"scopeView":"POLICY_SCOPE_VIEW_SCOPED","scopeObjectType":"POLICY_SCOPE_OBJECT_TYPE_ENTITLEMENT"}""", "Entitled")]
    [InlineData("""{"scopeView":"POLICY_SCOPE_VIEW_GLOBAL_AND_OBJECT","scopeAppId":"<Two>"}""", "Grant|Revoke|Other")]
    public async Task Filters_find_what_they_ask_for(string body, string found)
    {
        await using var tenant = await TestTenant.StartAsync();
        var ids = await FillAsync(tenant);
        foreach (var (name, id) in ids)
            body = body.Replace($"<{name}>", id, System.StringComparison.Ordinal);
        var list = (await tenant.PostAsync("/api/v1/search/policies", body)).Json["list"]!.AsArray();
        Assert.Equal(found, string.Join('|', list.Select(policy => (string)policy!["displayName"]!)));
    }

    [Fact]
    public async Task A_scope_comes_back_as_it_was_given()
    {
        await using var tenant = await TestTenant.StartAsync();
        var ids = await FillAsync(tenant);
        Assert.Equal(
            $$"""{"appEntitlementId":"e00000000000000000000000000","appId":"{{ids["One"]}}","slot":"POLICY_SCOPE_SLOT_UNSPECIFIED"}""",
            (await tenant.GetAsync($"{Policies}/{ids["Entitled"]}")).Json["policy"]!["scope"]!.ToJsonString());
        Assert.Null((await tenant.GetAsync($"{Policies}/{ids["Grant"]}")).Json["policy"]!["scope"]);
    }

    private static async Task<Dictionary<string, string>> FillAsync(TestTenant tenant)
    {
        var (one, two) = (await tenant.CreateAppAsync("One"), await tenant.CreateAppAsync("Two"));
        var ids = new Dictionary<string, string> { ["One"] = one, ["Two"] = two };
        await CreateAsync("Grant", "\"policyType\":\"POLICY_TYPE_GRANT\"");
        await CreateAsync("Revoke", "\"policyType\":\"POLICY_TYPE_REVOKE\",\"description\":\"Takes away\"");
        await CreateAsync("Gone", "\"policyType\":\"POLICY_TYPE_PROVISION\"");
        await CreateAsync("Local", $$"""  "policyType":"POLICY_TYPE_CERTIFY","scope":{"appId":"{{one}}","slot":"POLICY_SCOPE_SLOT_EMERGENCY"}""");
        await CreateAsync("Entitled", $$"""  "policyType":"POLICY_TYPE_CERTIFY","scope":{"appId":"{{one}}","appEntitlementId":"e00000000000000000000000000"}""");
        await CreateAsync("Other", $$"""  "policyType":"POLICY_TYPE_CERTIFY","scope":{"appId":"{{two}}"}""");
        await tenant.DeleteAsync($"{Policies}/{ids["Gone"]}");
        return ids;

        async Task CreateAsync(string name, string more)
        {
            var answer = await tenant.PostAsync(Policies, $$"""{"displayName":"{{name}}",{{more}}}""");
            ids.Add(name, (string)answer.Json["policy"]!["id"]!);
        }
    }
}
