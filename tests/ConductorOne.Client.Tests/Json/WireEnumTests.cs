using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using ConductorOne.AppResources;
using ConductorOne.Apps;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Connectors;
using ConductorOne.Functions;
using ConductorOne.Json;
using ConductorOne.Lists;
using ConductorOne.Owners;
using ConductorOne.Policies;
using ConductorOne.Policies.Approvals;
using ConductorOne.Users;
using ConductorOne.Validation;
using FsCheck.Fluent;
using Xunit;

namespace ConductorOne.Client.Tests.Json;

public class WireEnumTests
{
    private static readonly WireEnum Types = WireEnum.Of<PolicyType>();

    // The names are those of the API description.
    public static TheoryData<string, string, string> Known => new()
    {
        { "PolicyType", "POLICY_TYPE_", "UNSPECIFIED GRANT REVOKE CERTIFY ACCESS_REQUEST PROVISION" },
        { "PolicyScopeSlot", "POLICY_SCOPE_SLOT_", "UNSPECIFIED EMERGENCY" },
        { "IdentityMatching", "APP_USER_IDENTITY_MATCHING_", "UNSPECIFIED STRICT DISPLAY_NAME CUSTOM" },
        { "FunctionType", "FUNCTION_TYPE_", "UNSPECIFIED ANY CODE_MODE" },
        { "ResourceKind", "", "ROLE GROUP LICENSE PROJECT CATALOG CUSTOM VAULT PROFILE_TYPE SESSION_POLICY CLAW_AGENT" },
        { "SyncStatus", "SYNC_STATUS_", "UNSPECIFIED RUNNING DONE ERROR DISABLED" },
        { "AgentMode", "APPROVAL_AGENT_MODE_", "UNSPECIFIED FULL_CONTROL CHANGE_POLICY_ONLY COMMENT_ONLY" },
        {
            "AgentFailureAction", "APPROVAL_AGENT_FAILURE_ACTION_",
            "UNSPECIFIED REASSIGN_TO_USERS REASSIGN_TO_SUPER_ADMINS SKIP_POLICY_STEP"
        },
        { "NhiType", "NHI_TYPE_", "UNSPECIFIED APP_REGISTRATION ASSUMABLE_ROLE MANAGED_IDENTITY" },
        { "UserStatus", "", "UNKNOWN ENABLED DISABLED DELETED" },
        { "AppAccessModel", "APP_ACCESS_MODEL_", "UNSPECIFIED CLASSIC HYBRID SPARSE" },
        { "PolicyScopeView", "POLICY_SCOPE_VIEW_", "UNSPECIFIED GLOBAL SCOPED ALL GLOBAL_AND_OBJECT" },
        { "PolicyScopeObjectType", "POLICY_SCOPE_OBJECT_TYPE_", "UNSPECIFIED APP ENTITLEMENT" },
        { "AgentStatus", "AGENT_STATUS_", "UNSPECIFIED READY DISABLED DELETED" },
        { "CommitTransfer", "", "REQUEST FILES" },
        { "FunctionInvocationStatus", "FUNCTION_INVOCATION_STATUS_", "UNSPECIFIED PENDING RUNNING SUCCESS ERROR" },
        { "FunctionTestStatus", "FUNCTION_TEST_RESULT_STATUS_", "UNSPECIFIED OK FAIL SKIPPED" },
        { "CredentialType", "CREDENTIAL_TYPE_", "UNSPECIFIED STATIC_SECRET ASYMMETRIC_KEY CERTIFICATE" },
        { "AppResourceSortField", "APP_RESOURCE_SORT_FIELD_", "UNSPECIFIED SECRET_CREATED_AT SECRET_EXPIRES_AT LAST_USED_AT" },
        { "SortDirection", "SORT_DIRECTION_", "UNSPECIFIED ASC DESC" },
        { "UserType", "USER_TYPE_", "UNSPECIFIED SYSTEM HUMAN SERVICE AGENT" },
        { "UserOrigin", "USER_ORIGIN_", "UNSPECIFIED DIRECTORY LOCAL SYSTEM" },
        { "OwnershipType", "USER_OWNERSHIP_TYPE_", "UNSPECIFIED APP RESOURCE ENTITLEMENT" },
        { "OwnerType", "", "USER ENTITLEMENT" },
        { "LastApplyState", "APP_ACCESS_REQUEST_DEFAULTS_LAST_APPLY_STATE_", "UNSPECIFIED RUNNING SUCCESS FAILED CANCELING CANCEL_SUCCESS CANCEL_ERROR" },
        { "MarkerSeverity", "", "UNKNOWN HINT INFO WARNING ERROR" },
        { "PolicyUser", "", "APP ENTITLEMENT POLICY ACCESS_REQUEST_DEFAULT" },
        { "ReportState", "REPORT_STATE_", "UNSPECIFIED PENDING OK ERROR" },
        { "DelegateStatus", "DELEGATE_STATUS_", "UNSPECIFIED HAS_DELEGATE NO_DELEGATE" },
    };

    private static Dictionary<string, WireEnum> All => new()
    {
        ["PolicyType"] = WireEnum.Of<PolicyType>(),
        ["PolicyScopeSlot"] = WireEnum.Of<PolicyScopeSlot>(),
        ["IdentityMatching"] = WireEnum.Of<IdentityMatching>(),
        ["FunctionType"] = WireEnum.Of<FunctionType>(),
        ["ResourceKind"] = WireEnum.Of<ResourceKind>(),
        ["SyncStatus"] = WireEnum.Of<SyncStatus>(),
        ["AgentMode"] = WireEnum.Of<AgentMode>(),
        ["AgentFailureAction"] = WireEnum.Of<AgentFailureAction>(),
        ["NhiType"] = WireEnum.Of<NhiType>(),
        ["UserStatus"] = WireEnum.Of<UserStatus>(),
        ["AppAccessModel"] = WireEnum.Of<AppAccessModel>(),
        ["PolicyScopeView"] = WireEnum.Of<PolicyScopeView>(),
        ["PolicyScopeObjectType"] = WireEnum.Of<PolicyScopeObjectType>(),
        ["AgentStatus"] = WireEnum.Of<AgentStatus>(),
        ["CommitTransfer"] = WireEnum.Of<CommitTransfer>(),
        ["FunctionInvocationStatus"] = WireEnum.Of<FunctionInvocationStatus>(),
        ["FunctionTestStatus"] = WireEnum.Of<FunctionTestStatus>(),
        ["CredentialType"] = WireEnum.Of<CredentialType>(),
        ["AppResourceSortField"] = WireEnum.Of<AppResourceSortField>(),
        ["SortDirection"] = WireEnum.Of<SortDirection>(),
        ["UserType"] = WireEnum.Of<UserType>(),
        ["UserOrigin"] = WireEnum.Of<UserOrigin>(),
        ["OwnershipType"] = WireEnum.Of<OwnershipType>(),
        ["OwnerType"] = WireEnum.Of<OwnerType>(),
        ["LastApplyState"] = WireEnum.Of<LastApplyState>(),
        ["MarkerSeverity"] = WireEnum.Of<MarkerSeverity>(),
        ["PolicyUser"] = WireEnum.Of<PolicyUser>(),
        ["ReportState"] = WireEnum.Of<ReportState>(),
        ["DelegateStatus"] = WireEnum.Of<DelegateStatus>(),
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void Every_known_value_travels_in_both_spellings(string name, string prefix, string suffixes)
    {
        var values = All[name];
        Assert.Equal(suffixes.Split(' '), values.Names.Select(n => values.ToWire(n)[prefix.Length..]));
        foreach (var friendly in values.Names)
        {
            var wire = values.ToWire(friendly);
            Assert.StartsWith(prefix, wire, StringComparison.Ordinal);
            Assert.Equal(friendly, values.Show(wire));
            foreach (var typed in new[] { friendly, friendly.ToUpperInvariant(), wire, wire.ToLowerInvariant(), " " + friendly + " " })
                Assert.Equal(friendly, values.Read(typed, "X"));
        }
    }

    [Theory]
    [InlineData("AccessRequest")]
    [InlineData("access request")]
    [InlineData("access-request")]
    [InlineData("access_request")]
    [InlineData("ACCESS_REQUEST")]
    [InlineData("policy_type_access_request")]
    public void Words_may_be_joined_in_any_way(string typed) => Assert.Equal("AccessRequest", Types.Read(typed, "PolicyType"));

    [Theory]
    [InlineData("", "")]
    [InlineData("Grnat", " Did you mean \"Grant\"?")]
    [InlineData("POLICY_TYPE_", "")]
    [InlineData("POLICY_TYPE_Grant Revoke", "")]
    [InlineData("policy_type_new", "")]
    [InlineData("2", "")]
    public void Anything_else_is_refused_with_what_there_is(string typed, string hint)
    {
        var error = Assert.Throws<C1InputException>(() => Types.Read(typed, "PolicyType"));
        Assert.Equal("PolicyType", error.Parameter);
        Assert.StartsWith($"PolicyType cannot be \"{typed}\".{hint}", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(" Known: Unspecified, Grant, Revoke, Certify, AccessRequest, Provision.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_of_tomorrow_keeps_its_spelling() => Always.Holds(
        Gen.Elements([.. "ABCXYZ019_"]).NonEmptyListOf().Select(c => "POLICY_TYPE_" + new string([.. c])),
        wire =>
        {
            Assert.Equal(wire, Types.ToWire(Types.Show(wire)));
            Assert.Equal(wire, Types.ToWire(Types.Read(wire, "PolicyType")));
        });

    [Theory]
    [InlineData("\"POLICY_SCOPE_SLOT_EMERGENCY\"", "Emergency")]
    [InlineData("\"POLICY_SCOPE_SLOT_NEW\"", "POLICY_SCOPE_SLOT_NEW")]
    [InlineData("17", "17")]
    [InlineData("-1", "-1")]
    [InlineData("\"\"", "")]
    public void Json_survives_a_round_trip(string json, string shown)
    {
        var read = JsonSerializer.Deserialize($$"""{"slot":{{json}}}""", C1JsonContext.Default.C1PolicyScope)!;
        Assert.Equal(shown, read.Slot);
        Assert.Equal($$"""{"slot":{{json}}}""", JsonSerializer.Serialize(read, C1JsonContext.Default.C1PolicyScope));
    }

    [Fact]
    public void Null_is_no_value() =>
        Assert.Equal("", JsonSerializer.Deserialize("""{"policy":{"policyType":null}}""", C1JsonContext.Default.PolicyAnswer)!.Policy!.PolicyType);

    [Fact]
    public void No_enumeration_is_left_out_above() => Assert.Equal(
        All.Keys.Order(),
        typeof(WireEnum).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(WireEnum))).Select(t => t.Name).Order());
}
