using System;
using System.Collections.Generic;
using ConductorOne.Apps;
using ConductorOne.Client.Tests.Fakes;
using Xunit;

namespace ConductorOne.Client.Tests.Apps;

public class CreateAppTests
{
    [Fact]
    public void A_name_is_all_it_takes() =>
        Wire.AssertCreate("/api/v1/apps", """{"displayName":"Payroll"}""", Some.NewApp());

    [Fact]
    public void Every_field_goes_out() => Wire.AssertCreate(
        "/api/v1/apps",
        """
        {
          "displayName": "Payroll", "description": "Pays \"people\"", "annotations": {"managed_by": "terraform", "Team": "hr"},
          "owners": ["u1", "u2"], "appEntitlementOwnerRefs": [{"appId": "a1", "id": "e1"}],
          "grantPolicyId": "p1", "certifyPolicyId": "p2", "revokePolicyId": "p3",
          "identityMatching": "APP_USER_IDENTITY_MATCHING_DISPLAY_NAME", "instructions": "Ask\nfirst",
          "monthlyCostUsd": 12, "strictAccessEntitlementProvisioning": false
        }
        """,
        AppOperations.Create.Call(new()
        {
            { "DisplayName", "Payroll" },
            { "Description", "Pays \"people\"" },
            { "Annotations", new Dictionary<string, string> { ["managed_by"] = "terraform", ["Team"] = "hr" } },
            { "Owners", new[] { "u1", "u2" } },
            { "AppEntitlementOwnerRefs", new C1AppEntitlementRef[] { new() { AppId = "a1", Id = "e1" } } },
            { "GrantPolicyId", "p1" },
            { "CertifyPolicyId", "p2" },
            { "RevokePolicyId", "p3" },
            { "IdentityMatching", "APP_USER_IDENTITY_MATCHING_DISPLAY_NAME" },
            { "Instructions", "Ask\nfirst" },
            { "MonthlyCostUsd", 12 },
            { "StrictAccessEntitlementProvisioning", false },
        }));

    [Fact]
    public void A_match_baton_goes_out() => Wire.AssertCreate(
        "/api/v1/apps",
        """{"displayName":"Payroll","owners":[],"matchBatonRef":{"appId":"a1","connectorId":"c1","externalId":"x1"}}""",
        AppOperations.Create.Call(new()
        {
            { "DisplayName", "Payroll" },
            { "Owners", Array.Empty<string>() },
            { "MatchBatonRef", new C1AppMatchBatonRef { AppId = "a1", ConnectorId = "c1", ExternalId = "x1" } },
        }));

    [Fact]
    public void Zero_false_and_empty_are_values_too() => Wire.AssertCreate(
        "/api/v1/apps",
        """{"displayName":"P","description":"","monthlyCostUsd":0,"owners":[],"annotations":{},"identityMatching":"APP_USER_IDENTITY_MATCHING_UNSPECIFIED"}""",
        AppOperations.Create.Call(new()
        {
            { "DisplayName", "P" },
            { "Description", "" },
            { "MonthlyCostUsd", 0 },
            { "Owners", Array.Empty<string>() },
            { "Annotations", new Dictionary<string, string>() },
            { "IdentityMatching", "APP_USER_IDENTITY_MATCHING_UNSPECIFIED" },
        }));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    public void A_name_is_required(string? name) =>
        Wire.Refused("DisplayName", "DisplayName is missing or empty.", () => AppOperations.Create.Call(new() { { "DisplayName", name } }));

    [Theory]
    [InlineData(null, "c", "x", "MatchBatonRef.AppId")]
    [InlineData("a", "", "x", "MatchBatonRef.ConnectorId")]
    [InlineData("a", "c", " ", "MatchBatonRef.ExternalId")]
    public void A_match_baton_has_all_its_ids(string? appId, string? connectorId, string? externalId, string missing) => Wire.Refused(
        missing,
        missing + " is missing or empty.",
        () => AppOperations.Create.Call(new()
        {
            { "DisplayName", "P" },
            { "MatchBatonRef", new C1AppMatchBatonRef { AppId = appId, ConnectorId = connectorId, ExternalId = externalId } },
        }));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_match_baton_goes_without_owners(bool byUser) => Wire.Refused(
        "MatchBatonRef",
        "With MatchBatonRef, Owners and AppEntitlementOwnerRefs must stay empty.",
        () => AppOperations.Create.Call(new()
        {
            { "DisplayName", "P" },
            { "Owners", byUser ? new[] { "u1" } : null },
            { "AppEntitlementOwnerRefs", byUser ? null : new C1AppEntitlementRef[] { new() { AppId = "a", Id = "e" } } },
            { "MatchBatonRef", new C1AppMatchBatonRef { AppId = "a", ConnectorId = "c", ExternalId = "x" } },
        }));
}
