using System.Text.Json.Nodes;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Lists;
using ConductorOne.Operations;
using ConductorOne.Policies;
using Xunit;

namespace ConductorOne.Client.Tests.Policies;

public class ReadPoliciesTests
{
    [Fact]
    public void One_is_read_by_its_id() => Wire.AssertGet("/api/v1/policies/p1", PolicyOperations.Get.Call(new() { { "PolicyId", "p1" } }));

    [Fact]
    public void All_are_listed() => Wire.AssertList("/api/v1/policies", PolicyOperations.List.Call([]));

    [Fact]
    public void A_search_has_every_filter() => Wire.AssertSearch(
        "/api/v1/search/policies",
        """
        {
          "query":"never","displayName":"Never","policyTypes":["POLICY_TYPE_GRANT","POLICY_TYPE_ACCESS_REQUEST","POLICY_TYPE_NEW"],
          "refs":[{"id":"p1"}],"excludePolicyIds":["p2"],"includeDeleted":true,
          "scopeView":"POLICY_SCOPE_VIEW_GLOBAL_AND_OBJECT","scopeAppId":"a1","scopeAppEntitlementId":"e1",
          "scopeObjectType":"POLICY_SCOPE_OBJECT_TYPE_ENTITLEMENT","scopeSlot":"POLICY_SCOPE_SLOT_EMERGENCY"
        }
        """,
        PolicyOperations.Search.Call(new()
        {
            { "Query", "never" },
            { "DisplayName", "Never" },
            { "PolicyTypes", new[] { "POLICY_TYPE_GRANT", "POLICY_TYPE_ACCESS_REQUEST", "POLICY_TYPE_NEW" } },
            { "Refs", new IdRef[] { new("p1") } },
            { "ExcludePolicyIds", new[] { "p2" } },
            { "IncludeDeleted", true },
            { "ScopeView", "POLICY_SCOPE_VIEW_GLOBAL_AND_OBJECT" },
            { "ScopeAppId", "a1" },
            { "ScopeAppEntitlementId", "e1" },
            { "ScopeObjectType", "POLICY_SCOPE_OBJECT_TYPE_ENTITLEMENT" },
            { "ScopeSlot", "POLICY_SCOPE_SLOT_EMERGENCY" },
        }));

    public static TheoryData<string, string> Narrowing => new()
    {
        { "ScopeAppId", "a" },
        { "ScopeAppEntitlementId", "e" },
        { "ScopeObjectType", "POLICY_SCOPE_OBJECT_TYPE_APP" },
    };

    [Theory]
    [MemberData(nameof(Narrowing))]
    public void What_narrows_a_search_down_is_not_ignored(string name, string value)
    {
        Assert.Equal("POLICY_SCOPE_VIEW_SCOPED", ViewOf(new() { { name, value } }));
        foreach (var (view, sent) in new[] { ("UNSPECIFIED", "SCOPED"), ("SCOPED", "SCOPED"), ("GLOBAL_AND_OBJECT", "GLOBAL_AND_OBJECT") })
            Assert.Equal("POLICY_SCOPE_VIEW_" + sent, ViewOf(new() { { name, value }, { "ScopeView", "POLICY_SCOPE_VIEW_" + view } }));
        foreach (var (view, shown) in new[] { ("GLOBAL", "Global"), ("ALL", "All") })
        {
            Wire.Refused(
                "ScopeView",
                $"The ScopeView {shown} does not use {name}: give the ScopeView Scoped or GlobalAndObject, or leave {name} out.",
                () => PolicyOperations.Search.Call(new() { { name, value }, { "ScopeView", "POLICY_SCOPE_VIEW_" + view } }));
        }
    }

    [Fact]
    public void A_search_of_the_whole_tenant_has_no_view() => Assert.Null(ViewOf(new() { { "Query", "q" }, { "ScopeAppId", "" } }));

    [Fact]
    public void A_slot_is_one_of_an_app() => Wire.Refused(
        "ScopeSlot",
        "ScopeSlot has no effect without ScopeAppId: give ScopeAppId, too, or leave ScopeSlot out.",
        () => PolicyOperations.Search.Call(new() { { "ScopeSlot", "POLICY_SCOPE_SLOT_EMERGENCY" } }));

    [Fact]
    public void An_id_is_required() => Wire.Refused(
        "PolicyId", "PolicyId is empty. An empty id would reach the whole collection, so nothing was sent.", () => PolicyOperations.Get.Call(new() { { "PolicyId", "" } }));

    private static string? ViewOf(Fields filters) => JsonNode.Parse(Wire.BodyOf(PolicyOperations.Search.Call(filters).PageAt("", 10)))!["scopeView"]?.GetValue<string>();
}
