using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Policies;
using Xunit;

namespace ConductorOne.Client.Tests.Policies;

public class CreatePolicyTests
{
    [Fact]
    public void Every_field_goes_out() => Wire.AssertCreate(
        "/api/v1/policies",
        """
        {
          "displayName": "Reviews", "description": "Twice a year", "policyType": "POLICY_TYPE_CERTIFY",
          "policySteps": {
            "certify": {"steps": [{"approval": {"manager": {"fallback": true, "fallbackUserIds": ["u1"]}, "requireDenialReason": true}}]},
            "strict": {"steps": [{"accept": {"acceptMessage": "fine"}}, {"reject": {"rejectMessage": "no"}}]}
          },
          "rules": [{"condition": "subject.department == 'IT'", "stepKey": "strict"}, {"condition": "true", "policyId": "p9"}],
          "postActions": [{"certifyRemediateImmediately": true}],
          "annotations": {"managed_by": "me"},
          "scope": {"appId": "a1", "appEntitlementId": "e1", "slot": "POLICY_SCOPE_SLOT_EMERGENCY"},
          "reassignTasksToDelegates": true
        }
        """,
        PolicyOperations.Create.Call(new()
        {
            { "DisplayName", "Reviews" },
            { "Description", "Twice a year" },
            { "PolicyType", "POLICY_TYPE_CERTIFY" },
            {
                "PolicySteps", new Dictionary<string, C1PolicySteps>
                {
                    ["certify"] = new()
                    {
                        Steps = [new() { Approval = new() { Manager = new() { Fallback = true, FallbackUserIds = ["u1"] }, RequireDenialReason = true } }],
                    },
                    ["strict"] = new() { Steps = [new() { Accept = new() { AcceptMessage = "fine" } }, new() { Reject = new() { RejectMessage = "no" } }] },
                }
            },
            { "Rules", new C1PolicyRule[] { new() { Condition = "subject.department == 'IT'", StepKey = "strict" }, new() { Condition = "true", PolicyId = "p9" } } },
            { "PostActions", new C1PolicyPostAction[] { new() { CertifyRemediateImmediately = true } } },
            { "Annotations", new Dictionary<string, string> { ["managed_by"] = "me" } },
            { "Scope", new C1PolicyScope { AppId = "a1", AppEntitlementId = "e1", Slot = "Emergency" } },
            { "ReassignTasksToDelegates", true },
        }));

    [Fact]
    public void Another_policy_may_stand_for_the_baseline() => Wire.AssertCreate(
        "/api/v1/policies",
        """{"displayName":"P","policyType":"POLICY_TYPE_GRANT","baselinePolicyId":"p1"}""",
        PolicyOperations.Create.Call(new() { { "DisplayName", "P" }, { "PolicyType", "POLICY_TYPE_GRANT" }, { "BaselinePolicyId", "p1" } }));

    [Fact]
    public void A_policy_that_denies_all_sends_no_steps() => Wire.AssertCreate(
        "/api/v1/policies",
        """{"displayName":"P","policyType":"POLICY_TYPE_GRANT"}""",
        PolicyOperations.CreateWithoutSteps.Call(new() { { "DisplayName", "P" }, { "PolicyType", "POLICY_TYPE_GRANT" } }));

    [Fact]
    public void A_type_of_tomorrow_has_its_own_baseline() => Wire.AssertCreate(
        "/api/v1/policies",
        """{"displayName":"P","policyType":"POLICY_TYPE_NEW_ONE","policySteps":{"new_one":{"steps":[{"accept":{}}]}}}""",
        PolicyOperations.Create.Call(new()
        {
            { "DisplayName", "P" },
            { "PolicyType", "POLICY_TYPE_NEW_ONE" },
            { "PolicySteps", Some.Steps("new_one", new C1PolicyStep { Accept = new() }) },
        }));

    [Fact]
    public void Waits_and_forms_go_out()
    {
        var steps = new C1PolicyStep[]
        {
            new()
            {
                Wait = new()
                {
                    Name = "Cool off",
                    Duration = new() { Duration = TimeSpan.FromMinutes(90) },
                    TimeoutDuration = TimeSpan.FromDays(1),
                    CommentOnFirstWait = "waiting",
                    CommentOnTimeout = "too late",
                },
            },
            new() { Wait = new() { Condition = new() { Condition = "subject.ok" } } },
            new() { Wait = new() { UntilTime = new() { Hours = 17, Minutes = 30, Timezone = "Europe/Vienna" } } },
            new() { Form = new() { Form = new Dictionary<string, object?> { ["displayName"] = "Why?" } } },
        };
        Wire.AssertCreate(
            "/api/v1/policies",
            """
            {
              "displayName": "P", "policyType": "POLICY_TYPE_GRANT",
              "policySteps": {"grant": {"steps": [
                {"wait": {"name": "Cool off", "duration": {"duration": "5400s"}, "timeoutDuration": "86400s",
                  "commentOnFirstWait": "waiting", "commentOnTimeout": "too late"}},
                {"wait": {"condition": {"condition": "subject.ok"}}},
                {"wait": {"untilTime": {"hours": 17, "minutes": 30, "timezone": "Europe/Vienna"}}},
                {"form": {"form": {"displayName": "Why?"}}}
              ]}}
            }
            """,
            PolicyOperations.Create.Call(new()
            {
                { "DisplayName", "P" },
                { "PolicyType", "POLICY_TYPE_GRANT" },
                { "PolicySteps", Some.Steps("grant", steps) },
            }));
    }

    [Fact]
    public async Task The_sandbox_takes_it()
    {
        await using var tenant = await TestTenant.StartAsync();
        var policy = await tenant.Client().SendAsync(
            PolicyOperations.Create.Call(new()
            {
                { "DisplayName", "Manager" },
                { "PolicyType", "POLICY_TYPE_GRANT" },
                { "PolicySteps", Some.Steps("grant", new C1PolicyStep { Approval = new() { Manager = new() } }) },
            }),
            null,
            TestContext.Current.CancellationToken);
        Assert.Equal(("Manager", "Grant", policy.Id), (policy.DisplayName, policy.PolicyType, policy.PolicyId));
        Assert.Equal("Manager", Assert.Single(policy.PolicySteps["grant"].Steps!).Kind);
    }
}
