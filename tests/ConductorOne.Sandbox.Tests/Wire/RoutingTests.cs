using System;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Wire;

public sealed class RoutingTests
{
    [Theory]
    [InlineData("/api/v1/apps/", "/api/v1/apps")]
    [InlineData("/api/v1//apps", "/api/v1/apps")]
    [InlineData("/api/v1/apps/%2F", "/api/v1/apps")]
    [InlineData("/api/v1/apps/%2E?page_size=10", "/api/v1/apps?page_size=10")]
    [InlineData("/api/v1/apps/x/%2e%2E", "/api/v1/apps")]
    public async Task An_empty_id_leads_to_the_collection(string path, string location)
    {
        await using var tenant = await TestTenant.StartAsync();
        var asItIs = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        var uri = new Uri(tenant.Server.Url.GetLeftPart(UriPartial.Authority) + path, asItIs);
        var read = await tenant.SendAsync(new HttpRequestMessage(HttpMethod.Get, uri));
        Assert.Equal((301, location), (read.Status, read.Headers["Location"]));
        var deleted = await tenant.SendAsync(new HttpRequestMessage(HttpMethod.Delete, uri));
        Assert.Equal((307, location), (deleted.Status, deleted.Headers["Location"]));
    }

    [Fact]
    public async Task An_unknown_path_or_method_is_an_error()
    {
        await using var tenant = await TestTenant.StartAsync();
        (await tenant.GetAsync("/api/v1/nope")).AssertError(404, 5, "Not Found");
        (await tenant.GetAsync("/api/v1/apps/none00000000000000000000000")).AssertError(404, 5, "app not found");
        (await tenant.DeleteAsync("/api/v1/nope/%FF")).AssertError(404, 5, "Not Found");
        (await tenant.SendAsync(new HttpRequestMessage(HttpMethod.Put, "/api/v1/apps/none"))).AssertError(405, 12, "Method Not Allowed");
        (await tenant.SendAsync(new HttpRequestMessage(HttpMethod.Put, "/api/v1/apps"))).AssertError(405, 12, "Method Not Allowed");
    }

    [Fact]
    public async Task A_delete_takes_an_empty_object_or_nothing()
    {
        await using var tenant = await TestTenant.StartAsync();
        var path = $"/api/v1/apps/{await tenant.CreateAppAsync()}";
        Assert.Equal(200, (await tenant.SendAsync(Delete("{}"))).Status);
        (await tenant.SendAsync(Delete("""{"force":true}"""))).AssertError(400, 3, "proto: unknown field \"force\"");

        HttpRequestMessage Delete(string body) => new(HttpMethod.Delete, path)
        {
            Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
        };
    }
}
