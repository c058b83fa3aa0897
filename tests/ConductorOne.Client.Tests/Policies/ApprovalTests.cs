using System;
using System.Linq;
using System.Text.Json;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Json;
using ConductorOne.Policies;
using ConductorOne.Policies.Approvals;
using Xunit;

namespace ConductorOne.Client.Tests.Policies;

public class ApprovalTests
{
    private const string Fallbacks =
        "\"fallback\":true,\"fallbackUserIds\":[],\"fallbackGroupIds\":[{\"appEntitlementId\":\"e1\",\"appId\":\"a1\"}],\"isGroupFallbackEnabled\":true";

    private const string Selves = "\"allowSelfApproval\":true,\"requireDistinctApprovers\":false";

    // Each arm with every field, by the API description.
    public static TheoryData<string, string> Arms => new()
    {
        { "users", "{\"userIds\":[\"u1\",\"u2\"]," + Selves + "}" },
        { "manager", "{" + Fallbacks + "," + Selves + "}" },
        { "appOwners", "{" + Selves + "}" },
        { "group", "{\"appGroupId\":\"g1\",\"appId\":\"a1\"," + Fallbacks + "," + Selves + "}" },
        { "self", "{" + Fallbacks + "}" },
        { "entitlementOwners", "{" + Fallbacks + "," + Selves + "}" },
        { "resourceOwners", "{" + Fallbacks + "," + Selves + "}" },
        { "expression", "{\"expressions\":[\"subject.manager\"]," + Fallbacks + "," + Selves + "}" },
        { "webhook", "{\"webhookId\":\"w1\"}" },
        {
            "agent",
            """
            {"instructions":"be kind","agentMode":"APPROVAL_AGENT_MODE_FULL_CONTROL","agentFailureAction":"APPROVAL_AGENT_FAILURE_ACTION_REASSIGN_TO_USERS",
             "reassignToUserIds":["u1"],"policyIds":["p1"],"agentUserId":""}
            """
        },
    };

    [Theory]
    [MemberData(nameof(Arms))]
    public void Every_kind_of_approver_keeps_all_its_fields(string arm, string fields)
    {
        var json = $$"""
            {"approval":{"{{arm}}":{{fields}},"allowReassignment":true,"allowedReassignees":["u9"],"allowDelegation":false,"requireApprovalReason":true,
             "requireDenialReason":true,"requireReassignmentReason":true,"requiresStepUpProviderId":"s1","escalationEnabled":true,
             "escalation":{"expiration":"3600","escalationComment":"up","skipStep":{} } } }
            """;
        var step = Read(json);
        PolicyCheck.Step(step, "Step");
        Wire.AssertJson(json, JsonSerializer.Serialize(step, C1JsonContext.Default.C1PolicyStep));
        Assert.Equal(arm, step.Kind, ignoreCase: true);
        var approver = ApprovalCheck.Arms(step.Approval!).Single(a => a.Value is not null).Value!;
        Assert.All(
            approver.GetType().GetProperties().Where(p => p.SetMethod is { IsPublic: true } && p.Name != "AdditionalProperties"),
            p => Assert.NotNull(p.GetValue(approver)));
    }

    [Fact]
    public void No_kind_of_approver_is_left_out_above() => Assert.Equal(
        ApprovalCheck.Arms(new()).Select(a => JsonNamingPolicy.CamelCase.ConvertName(a.Name)).Order(), Arms.Select(a => a.Data.Item1).Order());

    [Theory]
    [InlineData("""{"replacePolicy":{"policyId":"p1"}}""")]
    [InlineData("""{"reassignToApprovers":{"approverIds":["u1"]}}""")]
    [InlineData("""{"cancelTicket":{}}""")]
    [InlineData("""{"skipStep":{},"expiration":"60"}""")]
    public void Every_kind_of_escalation_goes_out(string escalation)
    {
        var json = """{"approval":{"self":{},"escalation":ESCALATION}}""".Replace("ESCALATION", escalation, StringComparison.Ordinal);
        PolicyCheck.Step(Read(json), "Step");
        Wire.AssertJson(json, JsonSerializer.Serialize(Read(json), C1JsonContext.Default.C1PolicyStep));
    }

    [Fact]
    public void What_the_server_alone_sets_is_read_and_not_written()
    {
        var step = Read("""{"approval":{"assigned":true,"manager":{"assignedUserIds":["u1"]}}}""");
        Assert.True(step.Approval!.Assigned);
        Assert.Equal(["u1"], step.Approval.Manager!.AssignedUserIds);
        Wire.AssertJson("""{"approval":{"manager":{}}}""", JsonSerializer.Serialize(step, C1JsonContext.Default.C1PolicyStep));
    }

    [Fact]
    public void Fields_of_tomorrow_survive_at_every_depth()
    {
        const string json = """{"x":1,"approval":{"y":[1],"manager":{"z":{"a":null}},"escalation":{"w":"v","skipStep":{"q":true}}}}""";
        Wire.AssertJson(json, JsonSerializer.Serialize(Read(json), C1JsonContext.Default.C1PolicyStep));
    }

    private static C1PolicyStep Read(string json) => JsonSerializer.Deserialize(json, C1JsonContext.Default.C1PolicyStep)!;
}
