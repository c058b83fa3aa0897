using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Apps;

public sealed class AppSearchTests
{
    private const string Search = "/api/v1/search/apps";

    [Theory]
    [InlineData("{}", "Pay Roll|payroll|Élan")]
    [InlineData("""{"query":"PAY"}""", "Pay Roll|payroll|Élan")]
    [InlineData("""{"query":"ROLL"}""", "Pay Roll|payroll")]
    [InlineData("""{"query":"élan"}""", "Élan")]
    [InlineData("""{"displayName":"PAYROLL"}""", "payroll")]
    [InlineData("""{"displayName":"pay"}""", "")]
    [InlineData("""{"policyRefs":[{"id":"grant0000000000000000000000"},{"id":"other0000000000000000000000"}]}""", "Pay Roll")]
    [InlineData("""{"policyRefs":[{"id":"certify00000000000000000000"}]}""", "payroll")]
    [InlineData("""{"policyRefs":[{"id":"revoke000000000000000000000"}]}""", "Élan")]
    [InlineData("""{"onlyDirectories":true}""", "")]
    [InlineData("""{"query":null,"appIds":[],"policyRefs":null,"onlyDirectories":false}""", "Pay Roll|payroll|Élan")]
    public async Task Filters_find_what_they_ask_for(string body, string found)
    {
        await using var tenant = await StartAsync();
        Assert.Equal(found, await FindAsync(tenant, body));
    }

    [Fact]
    public async Task Ids_restrict_and_exclude()
    {
        await using var tenant = await StartAsync();
        var ids = (await tenant.PostAsync(Search, "{}")).Json["list"]!.AsArray().Select(app => (string)app!["id"]!).ToList();
        Assert.Equal("Pay Roll|Élan", await FindAsync(tenant, $$"""{"appIds":["{{ids[2]}}","{{ids[0]}}","nope00000000000000000000000"]}"""));
        Assert.Equal("payroll|Élan", await FindAsync(tenant, $$"""{"excludeAppIds":["{{ids[0]}}"]}"""));

        await tenant.DeleteAsync($"/api/v1/apps/{ids[0]}");
        Assert.Equal("Élan", await FindAsync(tenant, $$"""{"appIds":["{{ids[2]}}","{{ids[0]}}"]}"""));
    }

    private static async Task<TestTenant> StartAsync()
    {
        var tenant = await TestTenant.StartAsync();
        await tenant.PostAsync("/api/v1/apps", """{"displayName":"Pay Roll","grantPolicyId":"grant0000000000000000000000"}""");
        await tenant.PostAsync("/api/v1/apps", """{"displayName":"payroll","certifyPolicyId":"certify00000000000000000000"}""");
        await tenant.PostAsync("/api/v1/apps", """{"displayName":"Élan","description":"Who pays?","revokePolicyId":"revoke000000000000000000000"}""");
        return tenant;
    }

    private static async Task<string> FindAsync(TestTenant tenant, string body) =>
        string.Join('|', (await tenant.PostAsync(Search, body)).Json["list"]!.AsArray().Select(app => (string)app!["displayName"]!));
}
