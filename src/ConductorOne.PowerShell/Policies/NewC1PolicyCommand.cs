using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using ConductorOne.Http;
using ConductorOne.Policies;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Policies;

/// <summary>Creates policies.</summary>
[Cmdlet(VerbsCommon.New, "C1Policy", SupportsShouldProcess = true)]
[OutputType(typeof(C1Policy))]
public sealed class NewC1PolicyCommand : C1RowCommand<C1Policy>
{
    private readonly FindOrMake<C1Policy> _policies;

    /// <summary>Creates the cmdlet.</summary>
    public NewC1PolicyCommand() => _policies = new(this);

    /// <summary>The name that people see.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string DisplayName { get; set; } = "";

    /// <summary>What it is for.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? Description { get; set; }

    /// <summary>Grant, Revoke, Certify, AccessRequest or Provision.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(PolicyTypeCompleter))]
    [TextCell]
    public string? PolicyType { get; set; }

    /// <summary>The baseline: the steps that run when no rule matches.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ObjectCell(typeof(C1PolicyStep[]))]
    public C1PolicyStep[]? Step { get; set; }

    /// <summary>All steps by key, the baseline under the lower-cased type.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [PolicyStepsCell]
    public IDictionary? PolicySteps { get; set; }

    /// <summary>What chooses among them.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ObjectCell(typeof(C1PolicyRule[]))]
    public C1PolicyRule[]? Rules { get; set; }

    /// <summary>What happens when the policy is through.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ObjectCell(typeof(C1PolicyPostAction[]))]
    public C1PolicyPostAction[]? PostActions { get; set; }

    /// <summary>Key and value notes.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [MapCell]
    public IDictionary? Annotations { get; set; }

    /// <summary>The policy that decides where no rule matches, instead of a baseline.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(PolicyIdCompleter))]
    [IdCell(Noun.Policy)]
    public string? BaselinePolicyId { get; set; }

    /// <summary>The app or entitlement that the policy is limited to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ObjectCell(typeof(C1PolicyScope))]
    public C1PolicyScope? Scope { get; set; }

    /// <summary>Not used by the server any more; accepted with a warning.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanCell]
    public bool? ReassignTasksToDelegates { get; set; }

    /// <summary>Creates a policy without steps, which denies every request.</summary>
    [Parameter]
    public SwitchParameter DenyAll { get; set; }

    /// <summary>Creates none where there is one of that name, type and scope, and returns that.</summary>
    [Parameter]
    public SwitchParameter IfNotExists { get; set; }

    private protected override string Action => IfNotExists ? Messages.ActionCreatePolicyIfNotExists : Messages.ActionCreatePolicy;

    private protected override string Target => DisplayName;

    private protected override ApiCall<C1Policy> NewCall()
    {
        // Every policy that comes down a pipe says false; nobody asked for that.
        var reassigns = ReassignTasksToDelegates != true && KnownObject.NounOf(InputObject) == Noun.Policy && !Arguments.Contains(nameof(ReassignTasksToDelegates)) ? null : Given(ReassignTasksToDelegates);
        if (reassigns is not null)
        {
            WriteWarning(Messages.ReassignTasksDeprecated);
        }

        var type = GivenName(PolicyType, ConductorOne.Policies.PolicyType.Values);
        return PolicyCalls.Create(new()
        {
            DisplayName = Given(DisplayName),
            Description = Given(Description),
            PolicyType = type,
            PolicySteps = Steps(type),
            Rules = Given(Rules),
            PostActions = Given(PostActions),
            Annotations = (IReadOnlyDictionary<string, string>?)Given(Annotations),
            BaselinePolicyId = Given(BaselinePolicyId),
            Scope = Given(Scope),
            ReassignTasksToDelegates = reassigns,
            DenyAll = DenyAll,
        });
    }

    private protected override RowWork<C1Policy> NewWork(ApiCall<C1Policy> call)
    {
        if (!IfNotExists)
        {
            return base.NewWork(call);
        }

        var (name, type, scope) = (DisplayName, GivenName(PolicyType, ConductorOne.Policies.PolicyType.Values)!, Given(Scope));
        var search = new SearchPoliciesRequest { DisplayName = name, PolicyTypes = [type] };
        var list = PolicyCalls.Search(scope is null ? search : search with
        {
            ScopeView = "Scoped",
            ScopeAppId = scope.AppId,
            ScopeAppEntitlementId = scope.AppEntitlementId,
            ScopeSlot = scope.Slot,
        });
        return _policies.Work(
            type + "/" + scope?.AppId + "/" + scope?.AppEntitlementId + "/" + scope?.Slot,
            name,
            list,
            policy => FindOrMake<C1Policy>.IsSameName(policy.DisplayName, name) && policy.PolicyType == type && C1PolicyScope.AreSame(policy.Scope, scope),
            base.NewWork(call));
    }

    // The steps by key, with -Step as the baseline among them.
    private IReadOnlyDictionary<string, C1PolicySteps>? Steps(string? type)
    {
        var given = (IReadOnlyDictionary<string, C1PolicySteps>?)Given(PolicySteps);
        if (Given(Step) is not { } baseline)
        {
            return given;
        }

        var key = type is null ? null : ConductorOne.Policies.PolicyType.BaselineKey(type);
        Required.That(key is not null, nameof(PolicyType), () => Messages.StepWithoutType);
        Required.That(given?.ContainsKey(key!) != true, nameof(Step), () => Messages.StepTwice.With(key));
        var steps = new Dictionary<string, C1PolicySteps> { [key!] = new() { Steps = [.. baseline] } };
        foreach (var entry in given ?? new Dictionary<string, C1PolicySteps>())
        {
            steps[entry.Key] = entry.Value;
        }

        return steps;
    }
}
