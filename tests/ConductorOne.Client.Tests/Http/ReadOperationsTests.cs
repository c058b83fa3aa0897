using ConductorOne.Api;
using ConductorOne.Http;
using Xunit;

namespace ConductorOne.Client.Tests.Http;

public class ReadOperationsTests
{
    [Theory]
    [InlineData("GET", "/api/v1/anything")]
    [InlineData("HEAD", "/api/v1/anything")]
    [InlineData("POST", "/api/v1/search/apps")]
    [InlineData("POST", "/api/v1/search/graph")]
    [InlineData("POST", "/api/v1/search/graph/counts")]
    [InlineData("POST", "/api/v1/findings/search")]
    [InlineData("POST", "/api/v1/apps/a/connectors/c/mcp_tools/search")]
    [InlineData("POST", "/api/v1/systemlog/events")]
    [InlineData("POST", "/api/v1/systemlog/exports/e%2F1/events")]
    [InlineData("POST", "/api/v1/task/audits")]
    [InlineData("POST", "/api/v1/grants/feed")]
    [InlineData("POST", "/api/v1/policies/validate/cel")]
    [InlineData("POST", "/api/v1/policies/test-account-provision-policy")]
    [InlineData("POST", "/api/v1/connectorcatalog")]
    [InlineData("POST", "/api/v1/apps/connectors/validate_config/http")]
    [InlineData("POST", "/api/v1/users/introspect")]
    [InlineData("POST", "/api/v1/app_users/owned_service_accounts")]
    [InlineData("POST", "/api/v1/appentitlementmonitorbinding/get")]
    [InlineData("POST", "/api/v1/service_principals/bindings/list")]
    [InlineData("POST", "/api/v1/service_principals/s/trusts/c/test")]
    [InlineData("POST", "/api/v1/workload_federation/test-cel")]
    [InlineData("POST", "/api/v1/settings/session/test-source-ip")]
    [InlineData("POST", "/api/v1/apps/a/connectors/c/tool_bindings/by_tools")]
    [InlineData("POST", "/api/v1/role-mining/suggestions/s/users")]
    [InlineData("PUT", "/api/v1/request_schema_entitlement_binding")]
    public void What_changes_nothing_reads(string method, string path)
    {
        Assert.True(ReadOperations.Has(method, path));
        var request = new UntypedCall(method.ToLowerInvariant(), ApiTarget.Read(path), null, method is "GET" or "HEAD" ? null : ApiBody.Of("{}")).Request();
        Assert.Equal((true, true), (request.IsRead, request.Repeatable));
    }

    [Theory]
    [InlineData("POST", "/api/v1/secrets/v/view")]
    [InlineData("POST", "/api/v1/apps")]
    [InlineData("POST", "/api/v1/request_schema_entitlement_binding")]
    [InlineData("POST", "/api/v1/appentitlementmonitorbinding")]
    [InlineData("POST", "/api/v1/systemlog/exports")]
    [InlineData("POST", "/api/v1/systemlog/exports/events")]
    [InlineData("POST", "/api/v1/systemlog/exports//events")]
    [InlineData("POST", "/api/v1/functions/f/test")]
    [InlineData("POST", "/api/v1/webhooks/w/test")]
    [InlineData("POST", "/api/v1/settings/email-provider/test")]
    [InlineData("POST", "/api/v1/service_principals/bindings/delete")]
    [InlineData("POST", "/api/v1/apps/a/connectors/c/tool_bindings/delete")]
    [InlineData("POST", "/api/v1/role-mining/suggestions/s/state")]
    [InlineData("POST", "/api/v1/connectorcatalog/")]
    [InlineData("POST", "/x/api/v1/connectorcatalog")]
    [InlineData("PUT", "/api/v1/search/apps")]
    [InlineData("PUT", "/api/v1/apps/a/owners")]
    [InlineData("PATCH", "/api/v1/request_schema_entitlement_binding")]
    [InlineData("DELETE", "/api/v1/request_schema_entitlement_binding")]
    [InlineData("DELETE", "/api/v1/search/apps")]
    public void What_may_change_something_does_not(string method, string path) => Assert.False(ReadOperations.Has(method, path));
}
