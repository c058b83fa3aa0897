using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.AppResources;

public sealed class AppResourceSearchTests
{
    private const string Stranger = "stranger0000000000000000000";
    private const string Types = "/api/v1/search/app_resource_types";
    private const string Resources = "/api/v1/search/app_resources";

    [Theory]
    [InlineData("{}", "ROLE|GROUP|CUSTOM")]
    [InlineData("""{"query":"ro"}""", "ROLE|GROUP")]
    [InlineData("""{"displayName":"role"}""", "ROLE")]
    [InlineData("""{"displayName":"rol"}""", "")]
    [InlineData("""{"appIds":["<Two>"]}""", "CUSTOM")]
    [InlineData("""{"resourceTypeIds":["<ROLE>","<CUSTOM>"],"excludeResourceTypeIds":["<ROLE>"]}""", "CUSTOM")]
    [InlineData("""{"resourceTypeTraitIds":["t"]}""", "")]
    [InlineData("""{"excludeResourceTypeTraitIds":["t"]}""", "ROLE|GROUP|CUSTOM")]
    [InlineData("""{"appUserIds":["u00000000000000000000000000"]}""", "")]
    public async Task Types_are_found_in_all_apps(string body, string found)
    {
        await using var tenant = await TestTenant.StartAsync();
        var list = (await tenant.PostAsync(Types, Fill(body, await FillAsync(tenant)))).Json["list"]!.AsArray();
        Assert.Equal(found, string.Join('|', list.Select(type => (string)type!["displayName"]!).Where(name => name != "Credential")));
    }

    [Theory]
    [InlineData("{}", "Admin|Reader|Staff|Odd")]
    [InlineData("""{"query":"AD"}""", "Admin|Reader")]
    [InlineData("""{"appId":"<One>"}""", "Admin|Reader|Staff")]
    [InlineData("""{"appId":"<Two>","appIds":["<One>"]}""", "Admin|Reader|Staff|Odd")]
    [InlineData("""{"resourceTypeIds":["<GROUP>"]}""", "Staff")]
    [InlineData("""{"resourceIds":["<Odd>","<Admin>"],"excludeResourceIds":["<Admin>"]}""", "Odd")]
    [InlineData("""{"refs":[{"appId":"<One>","appResourceTypeId":"<ROLE>","id":"<Reader>"},{"id":"<Odd>"}]}""", "Reader|Odd")]
    [InlineData("""{"refs":[{"appId":"<Two>","id":"<Reader>"}]}""", "")]
    [InlineData("""{"ownerUserIds":["<user>"]}""", "Admin")]
    [InlineData("""{"ownerUserIds":["none"]}""", "Reader|Staff|Odd")]
    [InlineData("""{"ownerUserIds":["none","<user>"]}""", "Admin|Reader|Staff|Odd")]
    [InlineData("""{"unownedOnly":true}""", "Reader|Staff|Odd")]
    [InlineData("""{"excludeDeletedApps":true,"excludeDeletedResourceBindings":true}""", "Admin|Reader|Staff|Odd")]
    [InlineData("""{"agentStatuses":["AGENT_STATUS_READY"]}""", "")]
    [InlineData("""{"appUserIds":["u00000000000000000000000000"]}""", "")]
    [InlineData("""{"credentialTypes":["CREDENTIAL_TYPE_CERTIFICATE"]}""", "")]
    [InlineData("""{"nhiTypes":["NHI_TYPE_MANAGED_IDENTITY"]}""", "")]
    [InlineData("""{"nhiTypes":["NHI_TYPE_UNSPECIFIED"]}""", "Admin|Reader|Staff|Odd")]
    [InlineData("""{"resourceTypeTraitIds":["t"]}""", "")]
    [InlineData("""{"excludeResourceTypeTraitIds":["t"]}""", "Admin|Reader|Staff|Odd")]
    [InlineData("""{"withOpenFindings":true}""", "")]
    [InlineData("""{"secretAging":{"secretExpiresBefore":"2026-01-01T00:00:00Z"}}""", "")]
    [InlineData("""{"secretAging":{}}""", "Admin|Reader|Staff|Odd")]
    [InlineData("""{"sortField":"APP_RESOURCE_SORT_FIELD_LAST_USED_AT","direction":"SORT_DIRECTION_DESC"}""", "Admin|Reader|Staff|Odd")]
    public async Task Resources_are_found_in_all_types(string body, string found)
    {
        await using var tenant = await TestTenant.StartAsync();
        Assert.Equal(found, await FindAsync(tenant, Fill(body, await FillAsync(tenant))));
    }

    [Fact]
    public async Task What_was_deleted_is_not_found_but_what_is_left_of_its_app_is()
    {
        await using var tenant = await TestTenant.StartAsync();
        var ids = await FillAsync(tenant);
        await tenant.DeleteAsync($"/api/v1/apps/{ids["One"]}/resource_types/{ids["ROLE"]}/resources/{ids["Admin"]}");
        await tenant.DeleteAsync($"/api/v1/apps/{ids["Two"]}");
        Assert.Equal("Reader|Staff|Odd", await FindAsync(tenant, "{}"));
        Assert.Equal("Reader|Staff", await FindAsync(tenant, """{"excludeDeletedApps":true}"""));

        await tenant.DeleteAsync($"/api/v1/apps/{ids["One"]}/resource_types/{ids["GROUP"]}");
        var types = (await tenant.PostAsync(Types, "{}")).Json["list"]!.AsArray();
        Assert.Equal(["Credential", "Credential", "ROLE", "CUSTOM"], types.Select(type => (string)type!["displayName"]!));
    }

    [Fact]
    public async Task Owners_and_the_lack_of_owners_go_not_together()
    {
        await using var tenant = await TestTenant.StartAsync();
        (await tenant.PostAsync(Resources, """{"ownerUserIds":["u"],"unownedOnly":true}"""))
            .AssertError(400, 3, "owner_user_ids and unowned_only are mutually exclusive");
    }

    private static string Fill(string body, Dictionary<string, string> ids) =>
        ids.Aggregate(body, (filled, id) => filled.Replace($"<{id.Key}>", id.Value, StringComparison.Ordinal));

    private static async Task<string> FindAsync(TestTenant tenant, string body)
    {
        var list = (await tenant.PostAsync(Resources, body)).Json["list"]!.AsArray();
        return string.Join('|', list.Select(view => (string)view!["appResource"]!["displayName"]!));
    }

    private static async Task<Dictionary<string, string>> FillAsync(TestTenant tenant)
    {
        var (one, two) = (await tenant.CreateAppAsync("One"), await tenant.CreateAppAsync("Two"));
        var user = (string)(await tenant.GetAsync("/sandbox/users")).Json["list"]![1]!["id"]!;
        var ids = new Dictionary<string, string> { ["One"] = one, ["Two"] = two, ["user"] = user };
        foreach (var (app, kind) in new[] { (one, "ROLE"), (one, "GROUP"), (two, "CUSTOM") })
            ids.Add(kind, await tenant.CreateResourceTypeAsync(app, kind));
        foreach (var (app, kind, name, owner) in new[]
        {
            (one, "ROLE", "Admin", user), (one, "ROLE", "Reader", Stranger), (one, "GROUP", "Staff", Stranger), (two, "CUSTOM", "Odd", Stranger),
        })
        {
            var path = $"/api/v1/apps/{app}/resource_types/{ids[kind]}/resources";
            var answer = await tenant.PostAsync(path, $$"""{"displayName":"{{name}}","resourceOwnerUserIds":["{{owner}}"]}""");
            ids.Add(name, (string)answer.Json["appResource"]!["id"]!);
        }

        return ids;
    }
}
