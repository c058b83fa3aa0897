using System.Linq;
using System.Text.Json;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Json;
using ConductorOne.Policies;
using ConductorOne.Policies.Approvals;
using Xunit;

namespace ConductorOne.Client.Tests.Policies;

public class ApprovalCheckTests
{
    private const string At = "Step.Approval";

    public static TheoryData<string, string, string> Incomplete => new()
    {
        { """{"users":{"userIds":["u1"," "]}}""", At + ".Users.UserIds", At + ".Users.UserIds contains an empty id." },
        { """{"group":{"appId":"a"}}""", At + ".Group.AppGroupId", At + ".Group.AppGroupId is missing or empty." },
        { """{"group":{"appGroupId":"g"}}""", At + ".Group.AppId", At + ".Group.AppId is missing or empty." },
        { """{"expression":{}}""", At, At + ".Expression.Expressions is missing or empty." },
        { """{"expression":{"expressions":[]}}""", At, At + ".Expression.Expressions is missing or empty." },
        { """{"expression":{"expressions":["true"," "]}}""", At, At + ".Expression.Expressions is missing or empty." },
        { """{"webhook":{}}""", At + ".Webhook.WebhookId", At + ".Webhook.WebhookId is missing or empty." },
        { """{"self":{},"allowedReassignees":[""]}""", At + ".AllowedReassignees", At + ".AllowedReassignees contains an empty id." },
        { """{"self":{},"escalationEnabled":true}""", At, At + " has EscalationEnabled, but no Escalation." },
        {
            """{"self":{},"escalation":{"expiration":"1"}}""", At + ".Escalation",
            At + ".Escalation needs exactly one of: ReplacePolicy, ReassignToApprovers, CancelTicket, SkipStep."
        },
        {
            """{"self":{},"escalation":{"cancelTicket":{},"skipStep":{}}}""", At + ".Escalation",
            At + ".Escalation takes only one of these, but has CancelTicket, SkipStep."
        },
        {
            """{"self":{},"escalation":{"replacePolicy":{}}}""", At + ".Escalation.ReplacePolicy.PolicyId",
            At + ".Escalation.ReplacePolicy.PolicyId is missing or empty."
        },
        {
            """{"self":{},"escalation":{"reassignToApprovers":{"approverIds":[]}}}""", At + ".Escalation",
            At + ".Escalation.ReassignToApprovers.ApproverIds is missing or empty."
        },
        {
            """{"self":{},"escalation":{"reassignToApprovers":{"approverIds":[" "]}}}""", At + ".Escalation.ReassignToApprovers.ApproverIds",
            At + ".Escalation.ReassignToApprovers.ApproverIds contains an empty id."
        },
    };

    public static TheoryData<string, string> WithoutEffect => new()
    {
        { """{"self":{},"escalationEnabled":false,"escalation":{"skipStep":{}}}""", " has EscalationEnabled off, so its Escalation would have no effect: turn EscalationEnabled on, or leave Escalation out." },
        { """{"self":{},"allowReassignment":false,"allowedReassignees":["u"]}""", " has AllowReassignment off, so its AllowedReassignees would have no effect: turn AllowReassignment on, or leave AllowedReassignees out." },
        { """{"agent":{}}""", ".Agent needs AgentMode: FullControl, ChangePolicyOnly or CommentOnly." },
        { """{"agent":{"agentMode":"APPROVAL_AGENT_MODE_FULL_CONTROL"}}""", ".Agent needs AgentFailureAction: ReassignToUsers, ReassignToSuperAdmins or SkipPolicyStep." },
    };

    [Theory]
    [MemberData(nameof(WithoutEffect))]
    public void What_has_no_effect_is_refused(string approval, string message)
    {
        var at = message[0] == '.' ? At + ".Agent" : At;
        Refused(at, At + message, Read(approval));
    }

    [Fact]
    public void What_can_only_be_meant_to_be_on_is_turned_on()
    {
        var approval = Read("""{"self":{},"allowedReassignees":["u"],"escalation":{"skipStep":{}}}""");
        Check(approval);
        Assert.Equal((true, true), (approval.AllowReassignment, approval.EscalationEnabled));
        approval = Read("""{"self":{},"allowedReassignees":[]}""");
        Check(approval);
        Assert.Equal((null, null), (approval.AllowReassignment, approval.EscalationEnabled));
    }

    [Theory]
    [MemberData(nameof(Incomplete))]
    public void What_is_incomplete_is_refused(string approval, string parameter, string message) => Refused(parameter, message, Read(approval));

    [Fact]
    public void An_approval_has_an_approver() => Refused(
        At,
        At + " needs exactly one of: Users, Manager, AppOwners, Group, Self, EntitlementOwners, ResourceOwners, Expression, Webhook, Agent.",
        new() { AllowDelegation = true });

    [Fact]
    public void An_approval_has_one_approver() =>
        Refused(At, At + " takes only one of these, but has Manager, Agent.", new() { Manager = new(), Agent = new() });

    [Theory]
    [InlineData(0)]
    [InlineData(33)]
    public void Users_are_1_to_32(int count) => Refused(
        At, $"{At}.Users takes 1 to 32 user ids, not {count}.", new() { Users = new() { UserIds = [.. Enumerable.Repeat("u", count)] } });

    [Theory]
    [InlineData(1)]
    [InlineData(32)]
    public void The_limits_themselves_are_fine(int count) => Check(new() { Users = new() { UserIds = [.. Enumerable.Repeat("u", count)] } });

    [Fact]
    public void Users_that_are_not_given_are_none() => Refused(At, At + ".Users takes 1 to 32 user ids, not 0.", new() { Users = new() });

    [Theory]
    [InlineData("manager", "Manager", "")]
    [InlineData("group", "Group", "\"appGroupId\":\"g\",\"appId\":\"a\",")]
    [InlineData("self", "Self", "")]
    [InlineData("entitlementOwners", "EntitlementOwners", "")]
    [InlineData("resourceOwners", "ResourceOwners", "")]
    [InlineData("expression", "Expression", "\"expressions\":[\"true\"],")]
    public void A_fallback_falls_back_to_somebody(string arm, string name, string fields)
    {
        foreach (var nobody in new[] { "", ",\"fallbackUserIds\":[],\"fallbackGroupIds\":[]" })
            Refused($"{At}.{name}", $"{At}.{name} has Fallback, but nobody to fall back to: give FallbackUserIds or FallbackGroupIds.", With("\"fallback\":true" + nobody));
        Refused($"{At}.{name}.FallbackUserIds", $"{At}.{name}.FallbackUserIds contains an empty id.", With("\"fallback\":true,\"fallbackUserIds\":[\"\"]"));
        foreach (var somebody in new[] { "\"fallback\":true,\"fallbackUserIds\":[\"u\"]", "\"fallback\":false,\"isGroupFallbackEnabled\":false" })
            Check(With(somebody));

        const string Users = "\"fallbackUserIds\":[\"u\"]";
        const string Groups = "\"fallbackGroupIds\":[{\"appId\":\"a\",\"appEntitlementId\":\"e\"}]";
        foreach (var (given, on, groups) in new[] { (Users, true, null as bool?), (Groups, true, true), ("\"fallback\":true," + Groups, true, true) })
        {
            var approval = With(given);
            Check(approval);
            var approver = (FallbackApprover)ApprovalCheck.Arms(approval).Single(a => a.Value is not null).Value!;
            Assert.Equal((on, groups), (approver.Fallback, approver.IsGroupFallbackEnabled));
        }

        foreach (var (given, words) in new[]
        {
            ("\"fallback\":false," + Users, "has Fallback off, so its FallbackUserIds would have no effect: turn Fallback on, or leave FallbackUserIds out."),
            ("\"fallback\":false," + Groups, "has Fallback off, so its FallbackGroupIds would have no effect: turn Fallback on, or leave FallbackGroupIds out."),
            (Users + "," + Groups, "has FallbackUserIds and FallbackGroupIds, and the server uses one of them only: give the users or the groups."),
            ("\"isGroupFallbackEnabled\":true," + Users, "has IsGroupFallbackEnabled, but no groups: give FallbackGroupIds, or leave IsGroupFallbackEnabled out."),
            ("\"isGroupFallbackEnabled\":false," + Groups, "has IsGroupFallbackEnabled off, so its FallbackGroupIds would have no effect: turn IsGroupFallbackEnabled on, or leave FallbackGroupIds out."),
        })
            Refused($"{At}.{name}", $"{At}.{name} {words}", With(given));

        Approval With(string fallback) => Read("{\"" + arm + "\":{" + fields + fallback + "}}");
    }

    private static Approval Read(string json) => JsonSerializer.Deserialize("{\"approval\":" + json + "}", C1JsonContext.Default.C1PolicyStep)!.Approval!;

    private static void Check(Approval approval) => PolicyCheck.Step(new() { Approval = approval }, "Step");

    private static void Refused(string parameter, string message, Approval approval) => Wire.Refused(parameter, message, () => Check(approval));
}
