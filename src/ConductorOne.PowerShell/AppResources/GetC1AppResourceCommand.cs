using System;
using System.Management.Automation;
using ConductorOne.AppResources;
using ConductorOne.Http;
using ConductorOne.Lists;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.AppResources;

/// <summary>Reads the resources of apps.</summary>
[Cmdlet(VerbsCommon.Get, "C1AppResource", DefaultParameterSetName = ById)]
[OutputType(typeof(C1AppResource))]
public sealed class GetC1AppResourceCommand : GetC1ObjectCommand<C1AppResource>
{
    /// <summary>The app whose resources they are; any app where none is given.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AppIdCompleter))]
    [IdCell(Noun.App)]
    public string? AppId { get; set; }

    /// <summary>The kind of resource; any kind where none is given.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AppResourceTypeIdCompleter))]
    [IdCell(Noun.AppResourceType)]
    public string? AppResourceTypeId { get; set; }

    /// <summary>The resource: the id, a name, with wildcards, or the object itself.</summary>
    [Parameter(ParameterSetName = ById, Position = 2)]
    [Parameter(ParameterSetName = Listing, Position = 2)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AppResourceIdCompleter))]
    [IdentityCell(Noun.AppResource)]
    public override string? Identity { get; set; }

    /// <summary>The resource.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(AppResourceIdCompleter))]
    [IdCell(Noun.AppResource)]
    public string? AppResourceId { get; set; }

    /// <summary>Words in the name.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? Query { get; set; }

    /// <summary>The whole name, with wildcards, in any case of letters.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AppResourceNameCompleter))]
    [TextCell]
    public override string? DisplayName { get; set; }

    /// <summary>Apps to look in.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AppIdCompleter))]
    [IdsCell(Noun.App)]
    public string[]? AppIds { get; set; }

    /// <summary>Accounts whose resources to find.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [IdsCell(Noun.Account)]
    public string[]? AppUserIds { get; set; }

    /// <summary>Kinds of resource to look among.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AppResourceTypeIdCompleter))]
    [IdsCell(Noun.AppResourceType)]
    public string[]? ResourceTypeIds { get; set; }

    /// <summary>The traits of the kinds of resource.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [IdsCell(Noun.Trait)]
    public string[]? ResourceTypeTraitIds { get; set; }

    /// <summary>Traits of kinds of resource to leave out.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [IdsCell(Noun.Trait)]
    public string[]? ExcludeResourceTypeTraitIds { get; set; }

    /// <summary>Resources to look among.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AppResourceIdCompleter))]
    [IdsCell(Noun.AppResource)]
    public string[]? ResourceIds { get; set; }

    /// <summary>Resources to leave out.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AppResourceIdCompleter))]
    [IdsCell(Noun.AppResource)]
    public string[]? ExcludeResourceIds { get; set; }

    /// <summary>Resources to look among, by all their ids.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [AppResourceRefCell]
    public C1AppResourceRef[]? Refs { get; set; }

    /// <summary>The owners; none for resources without an owner.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(UserIdCompleter))]
    [IdsCell(Noun.User)]
    public string[]? OwnerUserIds { get; set; }

    /// <summary>Whether to find resources without an owner alone.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [BooleanCell]
    public bool? UnownedOnly { get; set; }

    /// <summary>Whether to leave out the resources of deleted apps.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [BooleanCell]
    public bool? ExcludeDeletedApps { get; set; }

    /// <summary>Whether to leave out resources whose bindings are deleted.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [BooleanCell]
    public bool? ExcludeDeletedResourceBindings { get; set; }

    /// <summary>Whether to find resources with open findings alone.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [BooleanCell]
    public bool? WithOpenFindings { get; set; }

    /// <summary>The kinds of non-human identity.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NhiTypeCompleter))]
    [ListCell]
    public string[]? NhiTypes { get; set; }

    /// <summary>The kinds of secret.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CredentialTypeCompleter))]
    [ListCell]
    public string[]? CredentialTypes { get; set; }

    /// <summary>The states of AI agents.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AgentStatusCompleter))]
    [ListCell]
    public string[]? AgentStatuses { get; set; }

    /// <summary>Secrets that were made at this time or later.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [TimeCell]
    public DateTimeOffset? SecretCreatedAfter { get; set; }

    /// <summary>Secrets that were made before.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [TimeCell]
    public DateTimeOffset? SecretCreatedBefore { get; set; }

    /// <summary>Secrets that end at this time or later.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [TimeCell]
    public DateTimeOffset? SecretExpiresAfter { get; set; }

    /// <summary>Secrets that end before.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [TimeCell]
    public DateTimeOffset? SecretExpiresBefore { get; set; }

    /// <summary>Secrets that were last used at this time or later.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [TimeCell]
    public DateTimeOffset? LastUsedAfter { get; set; }

    /// <summary>Secrets that were last used before.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [TimeCell]
    public DateTimeOffset? LastUsedBefore { get; set; }

    /// <summary>What the resources are sorted by.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AppResourceSortFieldCompleter))]
    [TextCell]
    public string? SortField { get; set; }

    /// <summary>Which way they are sorted.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SortDirectionCompleter))]
    [TextCell]
    public string? Direction { get; set; }

    private protected override string IdParameter => nameof(AppResourceId);

    private protected override ApiCall<C1AppResource> NewGet() =>
        AppResourceCalls.Get(Given(AppId), Given(AppResourceTypeId), Given(AppResourceId));

    private protected override PagedCall<C1AppResource> NewList()
    {
        var search = NewSearch();
        var list = IsGiven(AppId) && IsGiven(AppResourceTypeId) && search == new SearchAppResourcesRequest()
            ? AppResourceCalls.List(Given(AppId), Given(AppResourceTypeId))
            : AppResourceCalls.Search(search with
            {
                AppIds = With(IsGiven(AppId), Given(AppId), search.AppIds),
                ResourceTypeIds = With(IsGiven(AppResourceTypeId), Given(AppResourceTypeId), search.ResourceTypeIds),
            });
        return Named(list, resource => resource.DisplayName);
    }

    private static string[]? With(bool isGiven, string? id, string[]? ids) => isGiven ? [id ?? "", .. ids ?? []] : ids;

    private SearchAppResourcesRequest NewSearch() => new()
    {
        Query = Given(Query) ?? Name?.Exact ?? Name?.Words,
        AppIds = Given(AppIds),
        AppUserIds = Given(AppUserIds),
        ResourceTypeIds = Given(ResourceTypeIds),
        ResourceTypeTraitIds = Given(ResourceTypeTraitIds),
        ExcludeResourceTypeTraitIds = Given(ExcludeResourceTypeTraitIds),
        ResourceIds = Given(ResourceIds),
        ExcludeResourceIds = Given(ExcludeResourceIds),
        Refs = Given(Refs),
        OwnerUserIds = Given(OwnerUserIds),
        UnownedOnly = Given(UnownedOnly),
        ExcludeDeletedApps = Given(ExcludeDeletedApps),
        ExcludeDeletedResourceBindings = Given(ExcludeDeletedResourceBindings),
        WithOpenFindings = Given(WithOpenFindings),
        NhiTypes = GivenNames(NhiTypes, NhiType.Values),
        CredentialTypes = GivenNames(CredentialTypes, CredentialType.Values),
        AgentStatuses = GivenNames(AgentStatuses, AgentStatus.Values),
        SecretAging = Aging(),
        SortField = GivenName(SortField, AppResourceSortField.Values),
        Direction = GivenName(Direction, SortDirection.Values),
    };

    private SecretAgingFilter? Aging()
    {
        var aging = new SecretAgingFilter
        {
            SecretCreatedAfter = Given(SecretCreatedAfter),
            SecretCreatedBefore = Given(SecretCreatedBefore),
            SecretExpiresAfter = Given(SecretExpiresAfter),
            SecretExpiresBefore = Given(SecretExpiresBefore),
            LastUsedAfter = Given(LastUsedAfter),
            LastUsedBefore = Given(LastUsedBefore),
        };
        return aging == new SecretAgingFilter() ? null : aging;
    }
}
