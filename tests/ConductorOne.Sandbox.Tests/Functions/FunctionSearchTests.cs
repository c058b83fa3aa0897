using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Functions;

public sealed class FunctionSearchTests
{
    [Theory]
    [InlineData("{}", "Any one|Code|Plain")]
    [InlineData("""{"query":"an"}""", "Any one")]
    [InlineData("""{"functionTypes":["FUNCTION_TYPE_CODE_MODE","FUNCTION_TYPE_UNSPECIFIED"]}""", "Code|Plain")]
    [InlineData("""{"functionTypes":["FUNCTION_TYPE_ANY"],"query":"code"}""", "")]
    public async Task Filters_find_what_they_ask_for(string body, string found)
    {
        await using var tenant = await TestTenant.StartAsync();
        await CreateAsync(tenant, "Any one", "FUNCTION_TYPE_ANY");
        await CreateAsync(tenant, "Code", "FUNCTION_TYPE_CODE_MODE");
        await CreateAsync(tenant, "Plain", "FUNCTION_TYPE_UNSPECIFIED");
        var list = (await tenant.PostAsync("/api/v1/search/functions", body)).Json["list"]!.AsArray();
        Assert.Equal(found, string.Join('|', list.Select(function => (string)function!["displayName"]!)));
    }

    private static async Task CreateAsync(TestTenant tenant, string name, string type)
    {
        var body = $$$"""{"displayName":"{{{name}}}","functionType":"{{{type}}}","initialContent":{"main.ts":""}}""";
        Assert.Equal(200, (await tenant.PostAsync("/api/v1/functions", body)).Status);
    }
}
