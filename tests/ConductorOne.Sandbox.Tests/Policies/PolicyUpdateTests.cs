using System;
using System.Threading.Tasks;
using Xunit;

namespace ConductorOne.Sandbox.Tests.Policies;

public sealed class PolicyUpdateTests
{
    private const string Path = "/api/v1/policies";
    private const string Denied = """{"grant":{"steps":[{"reject":{"rejectMessage":""}}]}}""";

    [Theory]
    [InlineData("""{"policySteps":{"grant":{"steps":[{"reject":{"rejectMessage":"no"}}]}}},"updateMask":"policySteps" """, """{"grant":{"steps":[{"reject":{"rejectMessage":"no"}}]}}""")]
    [InlineData("""{"policySteps":{"vip":{"steps":[{"accept":{}}]}}},"updateMask":"policySteps" """, """{"vip":{"steps":[{"accept":{"acceptMessage":""}}]},"grant":{"steps":[{"reject":{"rejectMessage":""}}]}}""")]
    [InlineData("""{},"updateMask":"policySteps" """, Denied)]
    [InlineData("""{"policySteps":{}},"updateMask":"policySteps" """, Denied)]
    [InlineData("""{"displayName":"q"},"updateMask":"displayName" """, """{"grant":{"steps":[{"accept":{"acceptMessage":""}}]}}""")]
    [InlineData("""{"displayName":"q","policyType":"POLICY_TYPE_GRANT"} """, """{"grant":{"steps":[{"accept":{"acceptMessage":""}}]}}""")]
    public async Task Steps_are_replaced_as_a_whole(string update, string steps)
    {
        await using var tenant = await TestTenant.StartAsync();
        var path = await CreateAsync(tenant);
        var answer = await tenant.PostAsync(path, $$"""{"policy":{{update}}}""");
        Assert.Equal(200, answer.Status);
        Assert.Equal(steps, answer.Json["policy"]!["policySteps"]!.ToJsonString());
        Assert.Equal("d", (string)answer.Json["policy"]!["description"]!);
        Assert.Equal(answer.Body, (await tenant.GetAsync(path)).Body);
    }

    [Fact]
    public async Task Rules_annotations_and_a_baseline_can_change()
    {
        await using var tenant = await TestTenant.StartAsync();
        var other = (await CreateAsync(tenant))[^27..];
        var path = await CreateAsync(tenant);
        var answer = (await tenant.PostAsync(path, $$"""
            {"policy":{"rules":[{"condition":"true","policyId":"{{other}}"}],"annotations":{"k":"v"},"baselinePolicyId":"{{other}}","reassignTasksToDelegates":true},
             "updateMask":"rules,annotations,policySteps,baselinePolicyId,reassignTasksToDelegates"}
            """)).Json["policy"]!;
        Assert.Equal($$"""[{"condition":"true","policyId":"{{other}}","policyKey":""}]""", answer["rules"]!.ToJsonString());
        Assert.Equal(("{}", other), (answer["policySteps"]!.ToJsonString(), (string)answer["baselinePolicyId"]!));
        (await tenant.PostAsync($"{Path}/{other}", $$"""{"policy":{"rules":[{"condition":"true","policyId":"{{path[^27..]}}"}]} }"""))
            .AssertError(400, 3, $"policy {other} refers to itself");
        (await tenant.PostAsync(path, $$"""{"policy":{"rules":[{"condition":"true","policyId":"{{path[^27..]}}"}]} }"""))
            .AssertError(400, 3, $"policy {path[^27..]} refers to itself");
        Assert.Empty((await tenant.PostAsync(path, """{"policy":{},"updateMask":"rules"}""")).Json["policy"]!["rules"]!.AsArray());
    }

    [Theory]
    [InlineData("""{"policySteps":{"grant":{"steps":[]}}}""", 400, 3, "invalid PolicySteps.Steps: value must contain at least 1 item(s)")]
    [InlineData("""{"policySteps":{"grant":{"steps":[{}]}}}""", 500, 13, "internal error: a step without a kind")]
    [InlineData("""{"policySteps":{"grant":{"steps":[{"provision":{}}]}}}""", 500, 13, "internal error: a step of a kind that cannot be created")]
    [InlineData("""{"policySteps":{"grant":{"steps":[{"approval":{}}]}}}""", 400, 3, "invalid PolicyStep.Approval: invalid Approval.Typ: value is required")]
    [InlineData(
        """{"policySteps":{"grant":{"steps":[{"approval":{"users":{"userIds":[]}}}]}}}""",
        400, 3, "invalid Approval.Users: invalid UserApproval.UserIds: value must contain between 1 and 32 items")]
    [InlineData("""{"policyType":"POLICY_TYPE_REVOKE"}""", 400, 3, "policy_type cannot be changed")]
    [InlineData("""{"rules":[{"condition":"true","stepKey":"vip"}]}""", 500, 13, "no steps for rule")]
    [InlineData("""{"rules":[{"condition":"(","stepKey":"grant"}]}""", 400, 3, "invalid Policy.Rules[0]: invalid Rule.Condition: ")]
    [InlineData("""{"rules":[{"condition":"true"}]}""", 400, 3, "invalid Policy.Rules[0]: invalid Rule.Outcome: value is required")]
    [InlineData("""{"baselinePolicyId":"nope00000000000000000000000"}""", 400, 3, "baseline_policy_id and the baseline entry \"grant\" of policy_steps are mutually exclusive")]
    [InlineData("""{"rules":[{"condition":"true","policyId":"nope00000000000000000000000"}]}""", 404, 5, "policy not found")]
    [InlineData("""{"postActions":[{"certifyRemediateImmediately":true}]}""", 400, 3, "certify_remediate_immediately is valid for certify policies only")]
    public async Task What_create_refuses_update_refuses(string policy, int status, int code, string message)
    {
        await using var tenant = await TestTenant.StartAsync();
        var answer = await tenant.PostAsync(await CreateAsync(tenant), $$"""{"policy":{{policy}}}""");
        Assert.Equal((status, code), (answer.Status, (int)answer.Json["code"]!));
        Assert.StartsWith(message, (string)answer.Json["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_that_another_refers_to_is_not_deleted()
    {
        await using var tenant = await TestTenant.StartAsync();
        var used = await CreateAsync(tenant);
        var user = await CreateAsync(tenant, $$""","rules":[{"condition":"true","policyId":"{{used[^27..]}}"}]""");
        (await tenant.DeleteAsync(used)).AssertError(400, 3, $"policy {used[^27..]} is in use by policy {user[^27..]} \"p\"");
        Assert.Equal("{}", (await tenant.DeleteAsync(user)).Body);
        Assert.Equal("{}", (await tenant.DeleteAsync(used)).Body);
        Assert.Empty((await tenant.PostAsync("/api/v1/search/policies", "{}")).Json["list"]!.AsArray());
        Assert.Equal(2, (await tenant.PostAsync("/api/v1/search/policies", """{"includeDeleted":true}""")).Json["list"]!.AsArray().Count);
    }

    private static async Task<string> CreateAsync(TestTenant tenant, string more = "")
    {
        var body = """{"displayName":"p","description":"d","policyType":"POLICY_TYPE_GRANT","policySteps":{"grant":{"steps":[{"accept":{}}]}}""";
        return $"{Path}/{(string)(await tenant.PostAsync(Path, body + more + "}")).Json["policy"]!["id"]!}";
    }
}
