using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Policies;
using ConductorOne.Validation;
using Xunit;

namespace ConductorOne.Client.Tests.Policies;

public class ReadPoliciesTests
{
    [Fact]
    public void One_is_read_by_its_id() => Wire.AssertGet("/api/v1/policies/p1", PolicyCalls.Get("p1"));

    [Fact]
    public void All_are_listed() => Wire.AssertList("/api/v1/policies", PolicyCalls.List());

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
        PolicyCalls.Search(new()
        {
            Query = "never",
            DisplayName = "Never",
            PolicyTypes = ["Grant", "AccessRequest", "POLICY_TYPE_NEW"],
            Refs = [new("p1")],
            ExcludePolicyIds = ["p2"],
            IncludeDeleted = true,
            ScopeView = "GlobalAndObject",
            ScopeAppId = "a1",
            ScopeAppEntitlementId = "e1",
            ScopeObjectType = "Entitlement",
            ScopeSlot = "Emergency",
        }));

    [Fact]
    public void What_narrows_a_search_down_is_not_ignored()
    {
        foreach (var request in new SearchPoliciesRequest[] { new() { ScopeAppId = "a" }, new() { ScopeAppEntitlementId = "e" }, new() { ScopeObjectType = "App" } })
        {
            Assert.Equal("Scoped", request.WithView().ScopeView);
            foreach (var view in new[] { "Scoped", "GlobalAndObject" })
                Assert.Equal(view, (request with { ScopeView = view }).WithView().ScopeView);
            foreach (var view in new[] { "Global", "All" })
                Assert.Contains(view, Assert.Throws<C1InputException>(() => PolicyCalls.Search(request with { ScopeView = view })).Message);
        }

        Assert.Null(new SearchPoliciesRequest { Query = "q" }.WithView().ScopeView);
        Wire.Refused(
            "ScopeSlot",
            "ScopeSlot has no effect without ScopeAppId: give ScopeAppId, too, or leave ScopeSlot out.",
            () => PolicyCalls.Search(new() { ScopeSlot = "Emergency" }));
    }

    [Fact]
    public void No_id_is_blank()
    {
        Wire.Refused("PolicyId", "PolicyId is empty. An empty id would reach the whole collection, so nothing was sent.", () => PolicyCalls.Get(""));
        Wire.Refused("Refs", "Refs contains an empty id.", () => PolicyCalls.Search(new() { Refs = [new("")] }));
        Wire.Refused("ExcludePolicyIds", "ExcludePolicyIds contains an empty id.", () => PolicyCalls.Search(new() { ExcludePolicyIds = [" "] }));
        Wire.Refused("ScopeAppId", "ScopeAppId is missing or empty.", () => PolicyCalls.Search(new() { ScopeAppId = " " }));
        Wire.Refused("ScopeAppEntitlementId", "ScopeAppEntitlementId is missing or empty.", () => PolicyCalls.Search(new() { ScopeAppEntitlementId = " " }));
    }
}
