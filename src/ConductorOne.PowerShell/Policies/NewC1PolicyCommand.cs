using System.Linq;
using System.Management.Automation;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Operations;
using ConductorOne.Policies;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Policies;

/// <summary>Creates policies.</summary>
[Cmdlet(VerbsCommon.New, "C1Policy", SupportsShouldProcess = true)]
[OutputType(typeof(C1Policy))]
public sealed class NewC1PolicyCommand : PolicyFieldsCommand
{
    private readonly FindOrMake<C1Policy> _policies = new();

    /// <inheritdoc/>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [TextCell(NamesNew = true)]
    public override string? DisplayName { get; set; }

    /// <summary>Grant, Revoke, Certify, AccessRequest or Provision.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EnumCompleter<PolicyType>))]
    [EnumCell(typeof(PolicyType))]
    public string? PolicyType { get; set; }

    /// <summary>Creates a policy without steps, which denies every request.</summary>
    [Parameter]
    public SwitchParameter DenyAll { get; set; }

    /// <summary>Creates none where there is one of that name, type and scope, and returns that.</summary>
    [Parameter]
    public SwitchParameter IfNotExists { get; set; }

    private protected override string Action => IfNotExists ? OfNoun(Messages.ActionFindOrCreate) : base.Action;

    private protected override string Target => DisplayName ?? "";

    private protected override ApiCall<C1Policy> NewCall()
    {
        var fields = GivenFields([]);

        WarnOfReassigning(fields);
        Baseline.Gather(fields, Type(fields));
        return (DenyAll ? PolicyOperations.CreateWithoutSteps : PolicyOperations.Create).Call(fields);
    }

    private protected override RowWork<C1Policy> NewWork(ApiCall<C1Policy> call)
    {
        if (!IfNotExists)
        {
            return base.NewWork(call);
        }

        var (name, type, scope) = (DisplayName!, WireEnum.Of<PolicyType>().Read(PolicyType!, nameof(PolicyType)), Given(Scope));
        return _policies.Work(
            this,
            type + "/" + scope?.AppId + "/" + scope?.AppEntitlementId + "/" + scope?.Slot,
            name,
            [.. NameComparer.Spellings(name).Select(sought => PolicyOperations.Search.Call(NewSearch(sought, type, scope)))],
            policy => FindOrMake<C1Policy>.IsSameName(policy.DisplayName, name) && policy.PolicyType == type && C1PolicyScope.AreSame(policy.Scope, scope),
            base.NewWork(call));
    }

    private static Fields NewSearch(string name, string type, C1PolicyScope? scope)
    {
        var search = new Fields { { nameof(DisplayName), name }, { "PolicyTypes", new[] { WireEnum.Of<PolicyType>().ToWire(type) } } };
        if (scope is not null)
        {
            search.Add("ScopeView", WireEnum.Of<PolicyScopeView>().ToWire("Scoped"));
            search.Add("ScopeAppId", scope.AppId);
            search.Add("ScopeAppEntitlementId", scope.AppEntitlementId);
            search.Add("ScopeSlot", string.IsNullOrEmpty(scope.Slot) ? null : WireEnum.Of<PolicyScopeSlot>().ToWire(scope.Slot!));
        }

        return search;
    }

    private static string? Type(Fields fields) => fields[nameof(PolicyType)] is string type ? WireEnum.Of<PolicyType>().Show(type) : null;
}
