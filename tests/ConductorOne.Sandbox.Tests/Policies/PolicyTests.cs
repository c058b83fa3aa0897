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
            {"approval":{"users":{"userIds":["u00000000000000000000000000"]},"escalationEnabled":true,"escalation":{"expiration":3600,"skipStep":{}}}},
            {"wait":{"name":"w","duration":{"duration":"3600s"}}},
            {"form":{"form":{"displayName":"f","fields":[{"name":"n","stringField":{"rules":{"minLen":"2"},"selectField":{"options":[{"value":"v"}]}}}]}}},
            {"accept":{}}
            """));
        Assert.Equal(200, answer.Status);
        var steps = answer.Json["policy"]!["policySteps"]!["grant"]!["steps"]!;
        Assert.Equal("3600", (string)steps[0]!["approval"]!["escalation"]!["expiration"]!);
        Assert.Null(steps[0]!["approval"]!["assigned"]);
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
    [InlineData("""{"approval":{"users":{"userIds":["u00000000000000000000000000"],"fallback":true}}}""", "proto: unknown field \"fallback\"")]
    [InlineData("""{"approval":{"appOwners":{"fallbackUserIds":["u00000000000000000000000000"]}}}""", "proto: unknown field \"fallbackUserIds\"")]
    [InlineData("""{"approval":{"webhook":{"fallback":true}}}""", "proto: unknown field \"fallback\"")]
    [InlineData("""{"approval":{"agent":{"fallback":true}}}""", "proto: unknown field \"fallback\"")]
    [InlineData("""{"approval":{"manager":{},"self":{}}}""", "proto: error parsing \"self\", oneof Approval.typ is already set")]
    [InlineData("""{"approval":{}}""", "invalid PolicyStep.Approval: invalid Approval.Typ: value is required")]
    [InlineData("""{"approval":{"usrs":{"userIds":["u00000000000000000000000000"]}}}""", "proto: unknown field \"usrs\"")]
    [InlineData("""{"aprove":{}}""", "proto: unknown field \"aprove\"")]
    [InlineData("""{"approval":{"users":{"userIds":["u"]}}}""", "invalid UserApproval.UserIds[0]: value does not match regex pattern \"^[a-zA-Z0-9]{27}$\"")]
    [InlineData("""{"approval":{"webhook":{"webhookId":"w"}}}""", "invalid Approval.Webhook: invalid WebhookApproval.WebhookId: value does not match regex pattern \"^[a-zA-Z0-9]{27}$\"")]
    [InlineData(
        """{"approval":{"group":{"appGroupId":"g00000000000000000000000000","appId":"a/b"}}}""",
        "invalid Approval.Group: invalid AppGroupApproval.AppId: value does not match regex pattern \"^[a-zA-Z0-9]{27}$\"")]
    [InlineData(
        """{"approval":{"manager":{},"escalation":{"expiration":"1h"}}}""",
        "proto: invalid value for int64 field expiration: \"1h\"")]
    [InlineData("""{"accept":{},"reject":{}}""", "proto: error parsing \"reject\", oneof PolicyStep.step is already set")]
    [InlineData("""{"wait":{"duration":{"duration":"1h"}}}""", "proto: invalid value for google.protobuf.Duration field duration: \"1h\"")]
    [InlineData("""{"wait":{"duration":{},"condition":{}}}""", "proto: error parsing \"duration\", oneof Wait.until is already set")]
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
        var ids = string.Join(',', Enumerable.Repeat("\"u00000000000000000000000000\"", 33));
        (await tenant.PostAsync(Path, Grant($$$$"""{"approval":{"users":{"userIds":[{{{{ids}}}}]}}}""")))
            .AssertError(400, 3, "invalid Approval.Users: invalid UserApproval.UserIds: value must contain between 1 and 32 items");
    }

    [Theory]
    [InlineData("{}", "a step without a kind")]
    [InlineData("""{"accept":null}""", "a step without a kind")]
    [InlineData("""{"provision":{}}""", "a step of a kind that cannot be created")]
    [InlineData("""{"action":{}}""", "a step of a kind that cannot be created")]
    [InlineData("""{"approval":{"manager":{},"assigned":true}}""", "assigned is set by the server")]
    [InlineData("""{"approval":{"manager":{"assignedUserIds":["u00000000000000000000000000"]}}}""", "assigned_user_ids is set by the server")]
    [InlineData("""{"approval":{"self":{"fallback":true}}}""", "fallback leads to nobody")]
    [InlineData("""{"approval":{"manager":{"fallback":true,"fallbackGroupIds":[{}]}}}""", "fallback leads to nobody")]
    [InlineData(
        """{"approval":{"expression":{"fallback":true,"isGroupFallbackEnabled":true,"fallbackUserIds":["u00000000000000000000000000"]}}}""",
        "fallback leads to nobody")]
    [InlineData("""{"approval":{"agent":{}}}""", "agent_mode is required")]
    [InlineData("""{"approval":{"agent":{"agentMode":"APPROVAL_AGENT_MODE_COMMENT_ONLY"}}}""", "agent_failure_action is required")]
    [InlineData(
        """{"approval":{"agent":{"agentMode":2,"agentFailureAction":3}}}""",
        "an agent that changes policies needs policy_ids")]
    [InlineData(
        """{"approval":{"agent":{"agentMode":1,"agentFailureAction":1}}}""",
        "an agent that reassigns to users needs reassign_to_user_ids")]
    [InlineData(
        """{"approval":{"agent":{"agentMode":1,"agentFailureAction":3,"agentUserId":"u00000000000000000000000000"}}}""",
        "agent_user_id is set by the server")]
    public async Task What_the_live_server_fails_at_fails_here_too(string step, string message)
    {
        await using var tenant = await TestTenant.StartAsync();
        (await tenant.PostAsync(Path, Grant(step))).AssertError(500, 13, "internal error: " + message);
    }

    [Theory]
    [InlineData("REVOKE", "FULL_CONTROL", "revoke policies have no agent")]
    [InlineData("CERTIFY", "FULL_CONTROL", "an agent of a certify policy comments only")]
    [InlineData("CERTIFY", "COMMENT_ONLY", null)]
    [InlineData("GRANT", "COMMENT_ONLY", null)]
    public async Task An_agent_does_not_fit_everywhere(string type, string mode, string? message)
    {
        await using var tenant = await TestTenant.StartAsync();
        var answer = await tenant.PostAsync(Path, $$$$$$"""
            {"displayName":"p","policyType":"POLICY_TYPE_{{{{{{type}}}}}}","policySteps":{"{{{{{{type.ToLowerInvariant()}}}}}}":{"steps":[{"approval":{"agent":{
             "agentMode":"APPROVAL_AGENT_MODE_{{{{{{mode}}}}}}","agentFailureAction":"APPROVAL_AGENT_FAILURE_ACTION_SKIP_POLICY_STEP"}}}]}}}
            """);
        if (message is null)
            Assert.Equal(200, answer.Status);
        else
            answer.AssertError(500, 13, "internal error: " + message);
    }

    [Theory]
    [InlineData("stepKey")]
    [InlineData("policyKey")]
    public async Task A_rule_that_leads_to_no_steps_fails(string field)
    {
        await using var tenant = await TestTenant.StartAsync();
        (await tenant.PostAsync(Path, Grant("{\"accept\":{}}", $$""","rules":[{"condition":"true","{{field}}":"vip"}]""")))
            .AssertError(500, 13, "no steps for rule");
    }

    [Fact]
    public async Task Steps_without_a_baseline_deny_everything_else()
    {
        await using var tenant = await TestTenant.StartAsync();
        var body = """{"displayName":"p","policyType":"POLICY_TYPE_GRANT","policySteps":{"vip":{"steps":[{"accept":{}}]}}}""";
        Assert.Equal(
            """{"vip":{"steps":[{"accept":{"acceptMessage":""}}]},"grant":{"steps":[{"reject":{"rejectMessage":""}}]}}""",
            (await tenant.PostAsync(Path, body)).Json["policy"]!["policySteps"]!.ToJsonString());
    }

    [Fact]
    public async Task An_escalation_that_is_not_switched_on_is_not_kept()
    {
        await using var tenant = await TestTenant.StartAsync();
        var answer = await tenant.PostAsync(Path, Grant("""{"approval":{"self":{},"escalation":{"expiration":"60","skipStep":{}}}}"""));
        Assert.Null(answer.Json["policy"]!["policySteps"]!["grant"]!["steps"]![0]!["approval"]!["escalation"]);
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
        """{"condition":"user.email == 'a'","stepKey":"grant"}""",
        "invalid CreatePolicyRequest.Rules[0]: invalid Rule.Condition: 1:1: undeclared reference to 'user' (in container '')")]
    [InlineData(
        """{"condition":"true &&","stepKey":"grant"}""",
        "invalid CreatePolicyRequest.Rules[0]: invalid Rule.Condition: 1:8: mismatched input '<EOF>'")]
    [InlineData("""{"condition":"true","policyId":"x"}""", "invalid CreatePolicyRequest.Rules: invalid Rule.PolicyId: value does not match regex pattern \"^[a-zA-Z0-9]{27}$\"")]
    [InlineData(
        """{"condition":"true","stepKey":"grant","policyId":"x00000000000000000000000000"}""",
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
        """{"displayName":"p","policyType":"POLICY_TYPE_GRANT","policySteps":{"grant":{"steps":[]}}}""",
        "invalid PolicySteps.Steps: value must contain at least 1 item(s)")]
    [InlineData(
        """{"displayName":"p","policyType":"POLICY_TYPE_GRANT","policySteps":{"grant":{}}}""",
        "invalid PolicySteps.Steps: value must contain at least 1 item(s)")]
    [InlineData(
        """{"displayName":"p","policyType":"POLICY_TYPE_PROVISION","policySteps":{"provision":{"steps":[{"accept":{}}]}}}""",
        "policies of type POLICY_TYPE_PROVISION cannot have steps")]
    [InlineData(
        """{"displayName":"p","policyType":4,"policySteps":{"access_request":{"steps":[{"accept":{}}]}}}""",
        "policies of type POLICY_TYPE_ACCESS_REQUEST cannot have steps")]
    [InlineData("""{"displayName":"p"}""", "invalid CreatePolicyRequest.PolicyType: value is required")]
    [InlineData("""{"displayName":"p","policyType":0}""", "invalid CreatePolicyRequest.PolicyType: value is required")]
    [InlineData("""{"displayName":"p","policyType":"POLICY_TYPE_UNSPECIFIED"}""", "invalid CreatePolicyRequest.PolicyType: value is required")]
    [InlineData(
        """{"displayName":"p","policyType":"POLICY_TYPE_GRANT","baselinePolicyId":"x00000000000000000000000000","policySteps":{"grant":{"steps":[{"accept":{}}]}}}""",
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
        (await tenant.PostAsync(Path, Refer("POLICY_TYPE_GRANT", "nope00000000000000000000000"))).AssertError(404, 5, "policy not found");

        var id = (string)(await tenant.PostAsync(Path, Grant("{\"accept\":{}}"))).Json["policy"]!["id"]!;
        (await tenant.PostAsync(Path, Refer("POLICY_TYPE_REVOKE", id))).AssertError(400, 3, $"policy {id} has another type than POLICY_TYPE_REVOKE");
        for (var depth = 1; depth <= 5; depth++)
            id = (string)(await tenant.PostAsync(Path, Refer("POLICY_TYPE_GRANT", id))).Json["policy"]!["id"]!;
        (await tenant.PostAsync(Path, Refer("POLICY_TYPE_GRANT", id))).AssertError(400, 3, "policy references are more than 5 deep");

        static string Refer(string type, string id) => $$"""{"displayName":"p","policyType":"{{type}}","baselinePolicyId":"{{id}}"}""";
    }

    private static string Grant(string steps, string more = "") =>
        $$$"""{"displayName":"p","policyType":"POLICY_TYPE_GRANT","policySteps":{"grant":{"steps":[{{{steps}}}]}}{{{more}}}}""";
}
