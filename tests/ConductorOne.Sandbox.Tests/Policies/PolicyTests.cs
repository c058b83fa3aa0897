using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Policies;

public sealed class PolicyTests
{
    private const string Path = "/api/v1/policies";

    [Fact]
    public async Task A_policy_without_steps_denies_everything()
    {
        await using var tenant = await TestTenant.StartAsync();
        var answer = await tenant.PostAsync(Path, """{"displayName":"p","policyType":"POLICY_TYPE_ACCESS_REQUEST"}""");
        Assert.Equal("""{"access_request":{"steps":[{"reject":{"rejectMessage":""}}]}}""", answer.Json["policy"]!["policySteps"]!.ToJsonString());
    }

    [Fact]
    public async Task Steps_come_back_with_their_defaults()
    {
        await using var tenant = await TestTenant.StartAsync();
        var answer = await tenant.PostAsync(Path, Grant("""
            {"approval":{"users":{"userIds":["u"]},"escalation":{"expiration":3600,"skipStep":{}}}},
            {"wait":{"name":"w","duration":{"duration":"3600s"}}},
            {"form":{"form":{"displayName":"f","fields":[{"name":"n","stringField":{"rules":{"minLen":"2"},"selectField":{"options":[{"value":"v"}]}}}]}}},
            {"accept":{}}
            """));
        Assert.Equal(200, answer.Status);
        var steps = answer.Json["policy"]!["policySteps"]!["grant"]!["steps"]!;
        Assert.Equal("3600", (string)steps[0]!["approval"]!["escalation"]!["expiration"]!);
        Assert.False((bool)steps[0]!["approval"]!["assigned"]!);
        Assert.Null(steps[0]!["approval"]!["manager"]);
        Assert.Equal("3600s", (string)steps[1]!["wait"]!["duration"]!["duration"]!);
        Assert.Equal("SELECT_TYPE_UNSPECIFIED", (string)steps[2]!["form"]!["form"]!["fields"]![0]!["stringField"]!["selectField"]!["type"]!);
        Assert.Equal("""{"acceptMessage":""}""", steps[3]!["accept"]!.ToJsonString());
    }

    [Theory]
    [InlineData(
        """{"approval":{"users":{"userIds":[]}}}""",
        "invalid Approval.Users: invalid UserApproval.UserIds: value must contain between 1 and 32 items")]
    [InlineData(
        """{"approval":{"users":{}}}""",
        "invalid Approval.Users: invalid UserApproval.UserIds: value must contain between 1 and 32 items")]
    [InlineData("""{"approval":{"users":{"userIds":["u"],"fallback":true}}}""", "proto: unknown field \"fallback\"")]
    [InlineData("""{"approval":{"appOwners":{"fallbackUserIds":["u"]}}}""", "proto: unknown field \"fallbackUserIds\"")]
    [InlineData("""{"approval":{"webhook":{"fallback":true}}}""", "proto: unknown field \"fallback\"")]
    [InlineData("""{"approval":{"agent":{"fallback":true}}}""", "proto: unknown field \"fallback\"")]
    [InlineData("""{"approval":{"manager":{},"self":{}}}""", "proto: error parsing \"self\", oneof Approval.typ is already set")]
    [InlineData("""{"approval":{}}""", "invalid PolicyStep.Approval: invalid Approval.Typ: value is required")]
    [InlineData(
        """{"approval":{"manager":{},"assigned":false}}""",
        "invalid PolicyStep.Approval: invalid Approval.Assigned: value is read-only")]
    [InlineData(
        """{"approval":{"manager":{"assignedUserIds":["u"]}}}""",
        "invalid Approval.Manager: invalid ManagerApproval.AssignedUserIds: value is read-only")]
    [InlineData(
        """{"approval":{"manager":{},"escalation":{"expiration":"1h"}}}""",
        "proto: invalid value for int64 field expiration: \"1h\"")]
    [InlineData("""{"accept":{},"reject":{}}""", "proto: error parsing \"reject\", oneof PolicyStep.step is already set")]
    [InlineData("""{}""", "invalid PolicySteps.Steps: invalid PolicyStep.Step: value is required")]
    [InlineData("""{"wait":{"duration":{"duration":"1h"}}}""", "proto: invalid value for google.protobuf.Duration field duration: \"1h\"")]
    [InlineData("""{"wait":{"duration":{},"condition":{}}}""", "proto: error parsing \"duration\", oneof Wait.until is already set")]
    [InlineData("""{"provision":{}}""", "invalid PolicyStep.Provision: provision steps cannot be created")]
    [InlineData("""{"action":{}}""", "invalid PolicyStep.Action: action steps cannot be created")]
    [InlineData("""{"form":{"form":{"fields":[{"stringFeld":{}}]}}}""", "proto: unknown field \"stringFeld\"")]
    public async Task A_bad_step_is_refused(string step, string message)
    {
        await using var tenant = await TestTenant.StartAsync();
        (await tenant.PostAsync(Path, Grant(step))).AssertError(400, 3, message);
    }

    [Fact]
    public async Task Thirty_three_approvers_are_too_many()
    {
        await using var tenant = await TestTenant.StartAsync();
        var ids = string.Join(',', Enumerable.Repeat("\"u\"", 33));
        (await tenant.PostAsync(Path, Grant($$$$"""{"approval":{"users":{"userIds":[{{{{ids}}}}]}}}""")))
            .AssertError(400, 3, "invalid Approval.Users: invalid UserApproval.UserIds: value must contain between 1 and 32 items");
    }

    [Theory]
    [InlineData(
        """{"displayName":"p","policyType":"POLICY_TYPE_GRANT","policySteps":{"grant":{"steps":[]}}}""",
        "internal error: policy has no steps")]
    [InlineData(
        """{"displayName":"p","policyType":"POLICY_TYPE_GRANT","policySteps":{"grant":{"steps":[{"approval":{"self":{"fallback":true}}}]}}}""",
        "internal error: fallback has no users and no groups")]
    public async Task What_the_live_server_fails_at_fails_here_too(string body, string message)
    {
        await using var tenant = await TestTenant.StartAsync();
        (await tenant.PostAsync(Path, body)).AssertError(500, 13, message);
    }

    [Theory]
    [InlineData(
        """{"condition":"","stepKey":"grant"}""",
        "invalid CreatePolicyRequest.Rules: invalid Rule.Condition: value length must be at least 1 runes")]
    [InlineData(
        """{"condition":"  ","stepKey":"grant"}""",
        "invalid CreatePolicyRequest.Rules[0]: invalid Rule.Condition: value length must be at least 1 runes")]
    [InlineData("""{"condition":"true"}""", "invalid CreatePolicyRequest.Rules[0]: invalid Rule.Outcome: value is required")]
    [InlineData(
        """{"condition":"true","stepKey":"vip"}""",
        "invalid CreatePolicyRequest.Rules[0]: step key \"vip\" is not in policy_steps")]
    [InlineData(
        """{"condition":"true","policyKey":"vip"}""",
        "invalid CreatePolicyRequest.Rules[0]: step key \"vip\" is not in policy_steps")]
    [InlineData(
        """{"condition":"true","stepKey":"grant","policyId":"x"}""",
        "proto: error parsing \"stepKey\", oneof Rule.outcome is already set")]
    public async Task A_bad_rule_is_refused(string rule, string message)
    {
        await using var tenant = await TestTenant.StartAsync();
        (await tenant.PostAsync(Path, Grant("{\"accept\":{}}", $",\"rules\":[{rule}]"))).AssertError(400, 3, message);
    }

    [Fact]
    public async Task Sixteen_rules_pass_and_seventeen_do_not()
    {
        await using var tenant = await TestTenant.StartAsync();
        Assert.Equal(200, (await tenant.PostAsync(Path, WithRules(16))).Status);
        (await tenant.PostAsync(Path, WithRules(17))).AssertError(400, 3, "invalid CreatePolicyRequest.Rules: value must contain no more than 16 item(s)");

        static string WithRules(int count) => Grant(
            "{\"accept\":{}}", $",\"rules\":[{string.Join(',', Enumerable.Repeat("""{"condition":"true","policyKey":"grant"}""", count))}]");
    }

    [Theory]
    [InlineData(
        """{"displayName":"p","policyType":"POLICY_TYPE_GRANT","policySteps":{"vip":{"steps":[{"accept":{}}]}}}""",
        "policy_steps must contain the baseline entry \"grant\"")]
    [InlineData(
        """{"displayName":"p","policyType":"POLICY_TYPE_GRANT","baselinePolicyId":"x","policySteps":{"grant":{"steps":[{"accept":{}}]}}}""",
        "baseline_policy_id and the baseline entry \"grant\" of policy_steps are mutually exclusive")]
    [InlineData(
        """{"displayName":"p","policyType":"POLICY_TYPE_GRANT","postActions":[{"certifyRemediateImmediately":true}]}""",
        "certify_remediate_immediately is valid for certify policies only")]
    [InlineData("""{"displayName":"p","policyType":"GRANT"}""", "proto: invalid value for enum field policyType: \"GRANT\"")]
    public async Task A_bad_policy_is_refused(string body, string message)
    {
        await using var tenant = await TestTenant.StartAsync();
        (await tenant.PostAsync(Path, body)).AssertError(400, 3, message);
    }

    [Fact]
    public async Task References_to_policies_are_followed()
    {
        await using var tenant = await TestTenant.StartAsync();
        (await tenant.PostAsync(Path, Refer("POLICY_TYPE_GRANT", "nope"))).AssertError(404, 5, "policy not found");

        var id = (string)(await tenant.PostAsync(Path, Grant("{\"accept\":{}}"))).Json["policy"]!["id"]!;
        (await tenant.PostAsync(Path, Refer("POLICY_TYPE_REVOKE", id))).AssertError(400, 3, $"policy {id} has another type than POLICY_TYPE_REVOKE");
        for (var depth = 1; depth <= 5; depth++)
            id = (string)(await tenant.PostAsync(Path, Refer("POLICY_TYPE_GRANT", id))).Json["policy"]!["id"]!;
        (await tenant.PostAsync(Path, Refer("POLICY_TYPE_GRANT", id))).AssertError(400, 3, "policy references are more than 5 deep");

        static string Refer(string type, string id) => $$"""{"displayName":"p","policyType":"{{type}}","baselinePolicyId":"{{id}}"}""";
    }

    [Theory]
    [InlineData("subject.department == 'a)'", null)]
    [InlineData("", "the expression is empty")]
    [InlineData("(a", "'(' is not closed")]
    [InlineData("a)", "mismatched input ')'")]
    [InlineData("a == 'b", "a text is not closed")]
    public async Task A_condition_can_be_checked(string text, string? problem)
    {
        await using var tenant = await TestTenant.StartAsync();
        var markers = (await tenant.PostAsync(Path + "/validate/cel", $$"""{"text":"{{text}}"}""")).Json["markers"]!.AsArray();
        Assert.Equal(problem, (string?)markers.SingleOrDefault()?["message"]);
    }

    private static string Grant(string steps, string more = "") =>
        $$$"""{"displayName":"p","policyType":"POLICY_TYPE_GRANT","policySteps":{"grant":{"steps":[{{{steps}}}]}}{{{more}}}}""";
}
