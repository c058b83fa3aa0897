using System.Collections.Generic;
using System.Linq;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Json;
using ConductorOne.Operations;
using ConductorOne.Policies;
using Xunit;

namespace ConductorOne.Client.Tests.Policies;

public class PolicyCheckTests
{
    [Theory]
    [InlineData(null, "POLICY_TYPE_GRANT", "DisplayName")]
    [InlineData("P", " ", "PolicyType")]
    public void A_name_and_a_type_are_required(string? name, string? type, string missing) => Refused(
        missing, missing + " is missing or empty.", new() { { "DisplayName", name }, { "PolicyType", type }, { "PolicySteps", Steps("grant") } });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_policy_without_steps_is_refused(bool empty) => Refused(
        "PolicySteps",
        "The policy has no steps, and such a policy denies every request. Give Step, PolicySteps or BaselinePolicyId, or say DenyAll if that is what you want.",
        Policy("Grant", empty ? new Dictionary<string, C1PolicySteps>() : null, ("BaselinePolicyId", empty ? " " : null)));

    [Theory]
    [InlineData("Grant", "grant")]
    [InlineData("Revoke", "revoke")]
    [InlineData("Certify", "certify")]
    public void The_baseline_has_the_types_key(string type, string key)
    {
        PolicyOperations.Create.Call(Policy(type, Steps(key)));
        Refused(
            "PolicySteps",
            $"The policy has no baseline: PolicySteps needs an entry \"{key}\", the steps that run when no rule matches (or give BaselinePolicyId). It has: other, more.",
            Policy(type, Steps("other", "more")));
    }

    [Theory]
    [InlineData("AccessRequest", "access_request")]
    [InlineData("Provision", "provision")]
    public void Some_types_have_no_steps(string type, string key)
    {
        Refused(
            "PolicySteps",
            $"Policies of the type {type} cannot have steps. The types Grant, Revoke and Certify can.",
            Policy(type, Steps(key)));
        PolicyOperations.CreateWithoutSteps.Call(Policy(type, null));
    }

    [Theory]
    [InlineData("Grant", "FullControl", null)]
    [InlineData("Grant", "CommentOnly", null)]
    [InlineData("Certify", "CommentOnly", null)]
    [InlineData("Certify", "FullControl", "is in a policy of the type Certify, where an agent may only comment: give it the AgentMode CommentOnly.")]
    [InlineData("Revoke", "CommentOnly", "is in a policy of the type Revoke, and agents decide in policies of the types Grant and Certify only.")]
    public void An_agent_does_not_fit_everywhere(string type, string mode, string? message)
    {
        var key = type.ToLowerInvariant();
        var agent = new C1PolicyStep { Approval = new() { Agent = new() { AgentMode = mode, AgentFailureAction = "SkipPolicyStep" } } };
        var fields = Policy(type, Some.Steps(key, new C1PolicyStep { Accept = new() }, agent));
        var at = $"PolicySteps.{key}[1].Approval.Agent";
        if (message is null)
            PolicyOperations.Create.Call(fields);
        else
            Refused(at, at + " " + message, fields);
    }

    [Fact]
    public void A_policy_of_no_type_has_no_baseline_to_miss() =>
        PolicyOperations.Create.Call(Policy("Unspecified", Steps("any")));

    [Fact]
    public void The_baseline_is_given_once() => Refused(
        "BaselinePolicyId",
        "BaselinePolicyId stands for the baseline, so PolicySteps must not have an entry \"grant\" too.",
        Policy("Grant", Steps("grant"), ("BaselinePolicyId", "p1")));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Denying_all_goes_without_steps(bool bySteps) => Wire.Refused(
        "DenyAll",
        "DenyAll is for a policy without steps: leave out Step, PolicySteps and BaselinePolicyId, or leave out DenyAll.",
        () => PolicyOperations.CreateWithoutSteps.Call(Policy("Grant", bySteps ? Steps("grant") : null, ("BaselinePolicyId", bySteps ? null : "p1"))));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void An_entry_without_steps_is_refused(int kind)
    {
        var steps = Steps("grant");
        steps["other"] = kind switch { 0 => new C1PolicySteps { Steps = [] }, 1 => new C1PolicySteps(), _ => null! };
        Refused(
            "PolicySteps.other",
            "PolicySteps.other has no steps, which the server refuses. Leave it out, or give it an Accept or Reject step.",
            Policy("Grant", steps));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void A_rule_has_a_condition(string? condition) => RuleRefused(
        "Rules[1] has no condition. A rule that applies to everything has the condition true.", new() { Condition = condition, StepKey = "grant" });

    [Fact]
    public void A_rule_is_not_nothing() => RuleRefused("Rules[1] has no condition. A rule that applies to everything has the condition true.", null!);

    [Fact]
    public void A_rule_leads_somewhere() => RuleRefused("Rules[1] needs exactly one of: StepKey, PolicyId.", new() { Condition = "true" });

    [Fact]
    public void A_rule_leads_to_one_place() => RuleRefused(
        "Rules[1] takes only one of these, but has StepKey, PolicyId.", new() { Condition = "true", PolicyKey = "grant", PolicyId = "p1" });

    [Fact]
    public void A_rule_has_one_key() => RuleRefused(
        "Rules[1] has a StepKey and another PolicyKey, its old name. Give StepKey alone.",
        new() { Condition = "true", StepKey = "grant", PolicyKey = "other" });

    [Theory]
    [InlineData("grnt", null)]
    [InlineData(null, "grnt")]
    [InlineData("Grant", "Grant")]
    public void A_rules_key_is_one_of_the_steps(string? stepKey, string? policyKey) => RuleRefused(
        $"Rules[1] points to the steps \"{stepKey ?? policyKey}\", which PolicySteps does not have. It has: grant.",
        new() { Condition = "true", StepKey = stepKey, PolicyKey = policyKey });

    [Fact]
    public void Empty_texts_of_the_server_are_no_second_arm() => PolicyOperations.Create.Call(WithRules(
        new() { Condition = "true", StepKey = "grant", PolicyId = "", PolicyKey = "grant" }, new() { Condition = "true", StepKey = "", PolicyId = "p" }));

    [Fact]
    public void There_are_up_to_16_rules()
    {
        var rules = Enumerable.Repeat(new C1PolicyRule { Condition = "true", StepKey = "grant" }, 17).ToArray();
        PolicyOperations.Create.Call(WithRules(rules[1..]));
        Refused("Rules", "There are 17 rules; at most 16 are allowed.", WithRules(rules));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void A_scope_names_its_app(string? appId) => Refused(
        "Scope.AppId",
        "Scope.AppId is missing or empty.",
        Policy("Grant", Steps("grant"), ("Scope", new C1PolicyScope { AppId = appId })));

    [Fact]
    public void A_post_action_does_something() => Refused(
        "PostActions",
        "A post action needs CertifyRemediateImmediately.",
        Policy("Certify", Steps("certify"), ("PostActions", new C1PolicyPostAction[] { new() })));

    [Fact]
    public void A_post_action_is_for_reviews() => Refused(
        "PostActions",
        "CertifyRemediateImmediately is for policies of the type Certify only.",
        Policy("Grant", Steps("grant"), ("PostActions", new C1PolicyPostAction[] { new() { CertifyRemediateImmediately = false } })));

    private static Dictionary<string, C1PolicySteps> Steps(params string[] keys) =>
        keys.ToDictionary(k => k, _ => new C1PolicySteps { Steps = [new() { Accept = new() }] });

    private static Fields WithRules(params C1PolicyRule[] rules) => Policy("Grant", Steps("grant"), ("Rules", rules));

    private static void Refused(string parameter, string message, Fields fields) =>
        Wire.Refused(parameter, message, () => PolicyOperations.Create.Call(fields));

    private static void RuleRefused(string message, C1PolicyRule rule) => Refused("Rules[1]", message, WithRules(new() { Condition = "true", StepKey = "grant" }, rule));

    private static Fields Policy(string type, Dictionary<string, C1PolicySteps>? steps, params (string Name, object? Value)[] more)
    {
        var fields = new Fields { { "DisplayName", "P" }, { "PolicyType", WireEnum.Of<PolicyType>().ToWire(type) }, { "PolicySteps", steps } };
        foreach (var (name, value) in more)
            fields.Add(name, value);
        return fields;
    }
}
