using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Operations;
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
    private readonly FindOrMake<C1Policy> _policies = new();

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
    [ArgumentCompleter(typeof(EnumCompleter<PolicyType>))]
    [EnumCell(typeof(PolicyType))]
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
    [AnnotationsCell]
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

    private protected override string Action => IfNotExists ? OfNoun(Messages.ActionFindOrCreate) : base.Action;

    private protected override string Target => DisplayName;

    private protected override ApiCall<C1Policy> NewCall()
    {
        var fields = GivenFields();

        // Every policy that comes down a pipe says false; nobody asked for that.
        if (ReassignTasksToDelegates != true && KnownObject.NounOf(InputObject) == Noun.Policy && !Arguments.Contains(nameof(ReassignTasksToDelegates)))
        {
            fields.Take(nameof(ReassignTasksToDelegates));
        }

        if (fields.Has(nameof(ReassignTasksToDelegates)))
        {
            WriteWarning(Messages.ReassignTasksDeprecated);
        }

        Baseline.Gather(fields, Type(fields));
        return (DenyAll ? PolicyOperations.CreateWithoutSteps : PolicyOperations.Create).Call(fields);
    }

    private protected override RowWork<C1Policy> NewWork(ApiCall<C1Policy> call)
    {
        if (!IfNotExists)
        {
            return base.NewWork(call);
        }

        var (name, type, scope) = (DisplayName, Type(GivenFields([nameof(PolicyType)]))!, Given(Scope));
        var search = new Fields { { nameof(DisplayName), name }, { "PolicyTypes", new[] { WireEnum.Of<PolicyType>().ToWire(type) } } };
        if (scope is not null)
        {
            search.Add("ScopeView", WireEnum.Of<PolicyScopeView>().ToWire("Scoped"));
            search.Add("ScopeAppId", scope.AppId);
            search.Add("ScopeAppEntitlementId", scope.AppEntitlementId);
            search.Add("ScopeSlot", string.IsNullOrEmpty(scope.Slot) ? null : WireEnum.Of<PolicyScopeSlot>().ToWire(scope.Slot!));
        }

        return _policies.Work(
            this,
            type + "/" + scope?.AppId + "/" + scope?.AppEntitlementId + "/" + scope?.Slot,
            name,
            PolicyOperations.Search.Call(search),
            policy => FindOrMake<C1Policy>.IsSameName(policy.DisplayName, name) && policy.PolicyType == type && C1PolicyScope.AreSame(policy.Scope, scope),
            base.NewWork(call));
    }

    private static string? Type(Fields fields) => fields[nameof(PolicyType)] is string type ? WireEnum.Of<PolicyType>().Show(type) : null;
}
