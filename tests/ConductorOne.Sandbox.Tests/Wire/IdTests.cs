using System;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Wire;

public sealed class IdTests
{
    private const string Rule = "value does not match regex pattern \"^[a-zA-Z0-9]{27}$\"";
    private const string Nobody = "nobody000000000000000000000";

    [Theory]
    [InlineData("apps/x", "Id")]
    [InlineData("apps/nobody00000000000000000000000", "Id")]
    [InlineData("apps/nobody00000000000000000000", "Id")]
    [InlineData("apps/a%2Fb", "Id")]
    [InlineData("apps/nobody00000000000000000000%20", "Id")]
    [InlineData("apps/nobody0000000000000000000%C3%A4", "Id")]
    [InlineData("apps/nobody000000000000000000_00", "Id")]
    [InlineData("apps/x/connectors", "AppId")]
    [InlineData("apps/x/owners", "AppId")]
    [InlineData("apps/nobody000000000000000000000/connectors/y", "Id")]
    [InlineData("apps/nobody000000000000000000000/resource_types/y/resources/nobody000000000000000000000", "AppResourceTypeId")]
    [InlineData("users/ada@example.com", "Id")]
    [InlineData("policies/Grant%20policy", "Id")]
    [InlineData("functions/x", "Id")]
    [InlineData("functions/x/commits", "FunctionId")]
    public async Task What_is_no_id_is_refused_in_a_path(string path, string name)
    {
        await using var tenant = await TestTenant.StartAsync();
        (await tenant.GetAsync("/api/v1/" + path)).AssertError(400, 3, $"invalid Request.{name}: {Rule}");
    }

    [Theory]
    [InlineData("apps")]
    [InlineData("users")]
    [InlineData("policies")]
    [InlineData("functions")]
    public async Task An_id_of_nothing_is_not_found(string kind)
    {
        await using var tenant = await TestTenant.StartAsync();
        Assert.Equal(404, (await tenant.GetAsync($"/api/v1/{kind}/{Nobody}")).Status);
        var filter = kind switch
        {
            "users" => $$"""{"ids":["{{Nobody}}"]}""",
            "apps" => $$"""{"appIds":["{{Nobody}}"]}""",
            "policies" => $$"""{"refs":[{"id":"{{Nobody}}"}]}""",
            _ => """{"query":"nobody"}""",
        };
        var found = await tenant.PostAsync($"/api/v1/search/{kind}", filter);
        Assert.Equal(200, found.Status);
        Assert.Empty(found.Json["list"]!.AsArray());
    }

    [Theory]
    [InlineData("search/apps", """{"appIds":["x"]}""", "SearchAppsRequest.AppIds[0]")]
    [InlineData("search/apps", """{"policyRefs":[{"id":"x y"}]}""", "PolicyRef.Id", "SearchAppsRequest.PolicyRefs")]
    [InlineData("search/users", """{"manager_ids":["nobody000000000000000000000",""]}""", "SearchUsersRequest.ManagerIds[1]")]
    [InlineData("search/app_resources", """{"app_id":"x"}""", "SearchAppResourcesRequest.AppId")]
    [InlineData("search/policies", """{"scopeAppId":"x"}""", "SearchPoliciesRequest.ScopeAppId")]
    [InlineData("apps", """{"displayName":"a","grantPolicyId":"Manager approves"}""", "CreateAppRequest.GrantPolicyId")]
    [InlineData("apps", """{"displayName":"a","owners":["ada@example.com"]}""", "CreateAppRequest.Owners[0]")]
    public async Task What_is_no_id_is_refused_in_a_field(string path, string body, string field, string? parent = null)
    {
        await using var tenant = await TestTenant.StartAsync();
        (await tenant.PostAsync("/api/v1/" + path, body)).AssertError(400, 3, (parent is null ? "" : $"invalid {parent}: ") + $"invalid {field}: {Rule}");
    }

    [Fact]
    public async Task Names_of_personal_clients_are_no_ids()
    {
        await using var tenant = await TestTenant.StartAsync();
        (await tenant.GetAsync("/api/v1/iam/personal_clients/clever-fox-1")).AssertError(404, 5, "personal client not found");
    }

    [Fact]
    public async Task What_is_not_UTF8_makes_the_server_fail()
    {
        await using var tenant = await TestTenant.StartAsync();
        var asItIs = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        var uri = new Uri(tenant.Server.Url.GetLeftPart(UriPartial.Authority) + "/api/v1/apps/a%FF", asItIs);
        (await tenant.SendAsync(new HttpRequestMessage(HttpMethod.Get, uri))).AssertError(500, 13, "string field contains invalid UTF-8");

        var body = new ByteArrayContent([.. "{\"displayName\":\""u8, 0xC3, .. "\"}"u8]);
        body.Headers.ContentType = new("application/json");
        (await tenant.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/v1/apps") { Content = body }))
            .AssertError(500, 13, "string field contains invalid UTF-8");
    }
}
