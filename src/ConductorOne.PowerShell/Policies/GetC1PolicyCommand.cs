using System.Management.Automation;
using ConductorOne.Apps;
using ConductorOne.Lists;
using ConductorOne.Operations;
using ConductorOne.Policies;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Policies;

/// <summary>Reads policies.</summary>
[Cmdlet(VerbsCommon.Get, "C1Policy", DefaultParameterSetName = ById)]
[OutputType(typeof(C1Policy))]
public sealed class GetC1PolicyCommand : GetC1ObjectCommand<C1Policy>
{
    /// <summary>The policy: the id, a name, with wildcards, or the object itself.</summary>
    [Parameter(ParameterSetName = ById, Position = 0)]
    [Parameter(ParameterSetName = Listing, Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(IdCompleter<C1Policy>))]
    [IdentityCell(Noun.Policy)]
    public override string? Identity { get; set; }

    /// <summary>The policy.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(IdCompleter<C1Policy>))]
    [IdCell(Noun.Policy)]
    public string? PolicyId { get; set; }

    /// <summary>Words in the name or the description.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? Query { get; set; }

    /// <summary>The whole name, with wildcards, in any case of letters.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter<C1Policy>))]
    [TextCell]
    public override string? DisplayName { get; set; }

    /// <summary>What the policies are for.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EnumCompleter<PolicyType>))]
    [EnumsCell(typeof(PolicyType))]
    public string[]? PolicyTypes { get; set; }

    /// <summary>Policies to look among.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1Policy>))]
    [IdsCell(Noun.Policy, AsReferences = true)]
    public string[]? Refs { get; set; }

    /// <summary>Policies to leave out.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1Policy>))]
    [IdsCell(Noun.Policy)]
    public string[]? ExcludePolicyIds { get; set; }

    /// <summary>Whether to find deleted policies, too.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [BooleanCell]
    public bool? IncludeDeleted { get; set; }

    /// <summary>Whether to find the policies of the tenant, those of single apps and entitlements, or both.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EnumCompleter<PolicyScopeView>))]
    [EnumCell(typeof(PolicyScopeView))]
    public string? ScopeView { get; set; }

    /// <summary>The app whose own policies to find.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdCell(Noun.App)]
    public string? ScopeAppId { get; set; }

    /// <summary>The entitlement whose own policies to find.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [IdCell(Noun.Entitlement)]
    public string? ScopeAppEntitlementId { get; set; }

    /// <summary>Whether to find the own policies of apps or those of entitlements.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EnumCompleter<PolicyScopeObjectType>))]
    [EnumCell(typeof(PolicyScopeObjectType))]
    public string? ScopeObjectType { get; set; }

    /// <summary>Which of an object's own policies to find.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EnumCompleter<PolicyScopeSlot>))]
    [EnumCell(typeof(PolicyScopeSlot))]
    public string? ScopeSlot { get; set; }

    private protected override string IdParameter => nameof(PolicyId);

    private protected override Operation<C1Policy> Reads => PolicyOperations.Get;

    private protected override PagedCall<C1Policy> NewList() =>
        Named(Search(PolicyOperations.Search, PolicyOperations.List, GivenFilters(Name)), policy => policy.DisplayName);
}
