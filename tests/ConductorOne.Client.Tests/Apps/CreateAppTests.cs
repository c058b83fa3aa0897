using System.Collections.Generic;
using ConductorOne.Apps;
using ConductorOne.Client.Tests.Fakes;
using Xunit;

namespace ConductorOne.Client.Tests.Apps;

public class CreateAppTests
{
    [Fact]
    public void A_name_is_all_it_takes() =>
        Wire.AssertCreate("/api/v1/apps", """{"displayName":"Payroll"}""", AppCalls.Create(new() { DisplayName = "Payroll" }));

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
        AppCalls.Create(new()
        {
            DisplayName = "Payroll",
            Description = "Pays \"people\"",
            Annotations = new Dictionary<string, string> { ["managed_by"] = "terraform", ["Team"] = "hr" },
            Owners = ["u1", "u2"],
            AppEntitlementOwnerRefs = [new() { AppId = "a1", Id = "e1" }],
            GrantPolicyId = "p1",
            CertifyPolicyId = "p2",
            RevokePolicyId = "p3",
            IdentityMatching = "DisplayName",
            Instructions = "Ask\nfirst",
            MonthlyCostUsd = 12,
            StrictAccessEntitlementProvisioning = false,
        }));

    [Fact]
    public void A_match_baton_goes_out() => Wire.AssertCreate(
        "/api/v1/apps",
        """{"displayName":"Payroll","owners":[],"matchBatonRef":{"appId":"a1","connectorId":"c1","externalId":"x1"}}""",
        AppCalls.Create(new() { DisplayName = "Payroll", Owners = [], MatchBatonRef = new() { AppId = "a1", ConnectorId = "c1", ExternalId = "x1" } }));

    [Fact]
    public void Zero_false_and_empty_are_values_too() => Wire.AssertCreate(
        "/api/v1/apps",
        """{"displayName":"P","description":"","monthlyCostUsd":0,"owners":[],"annotations":{},"identityMatching":"APP_USER_IDENTITY_MATCHING_UNSPECIFIED"}""",
        AppCalls.Create(new()
        {
            DisplayName = "P",
            Description = "",
            MonthlyCostUsd = 0,
            Owners = [],
            Annotations = new Dictionary<string, string>(),
            IdentityMatching = "Unspecified",
        }));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    public void A_name_is_required(string? name) =>
        Wire.Refused("DisplayName", "DisplayName is missing or empty.", () => AppCalls.Create(new() { DisplayName = name }));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(null)]
    public void An_owner_is_not_blank(string? owner) =>
        Wire.Refused("Owners", "Owners contains an empty id.", () => AppCalls.Create(new() { DisplayName = "P", Owners = ["u1", owner!] }));

    [Theory]
    [InlineData(null, "e1", "AppEntitlementOwnerRefs.AppId")]
    [InlineData("a1", " ", "AppEntitlementOwnerRefs.Id")]
    public void An_entitlement_has_both_its_ids(string? appId, string? id, string missing) => Wire.Refused(
        missing,
        missing + " is missing or empty.",
        () => AppCalls.Create(new() { DisplayName = "P", AppEntitlementOwnerRefs = [new() { AppId = appId, Id = id }] }));

    [Theory]
    [InlineData(null, "c", "x", "MatchBatonRef.AppId")]
    [InlineData("a", "", "x", "MatchBatonRef.ConnectorId")]
    [InlineData("a", "c", " ", "MatchBatonRef.ExternalId")]
    public void A_match_baton_has_all_its_ids(string? appId, string? connectorId, string? externalId, string missing) => Wire.Refused(
        missing,
        missing + " is missing or empty.",
        () => AppCalls.Create(new()
        {
            DisplayName = "P",
            MatchBatonRef = new() { AppId = appId, ConnectorId = connectorId, ExternalId = externalId },
        }));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_match_baton_goes_without_owners(bool byUser) => Wire.Refused(
        "MatchBatonRef",
        "With MatchBatonRef, Owners and AppEntitlementOwnerRefs must stay empty.",
        () => AppCalls.Create(new()
        {
            DisplayName = "P",
            Owners = byUser ? ["u1"] : null,
            AppEntitlementOwnerRefs = byUser ? null : [new() { AppId = "a", Id = "e" }],
            MatchBatonRef = new() { AppId = "a", ConnectorId = "c", ExternalId = "x" },
        }));
}
