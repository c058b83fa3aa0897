using System;
using System.Management.Automation;
using ConductorOne.AppResources;
using ConductorOne.Apps;
using ConductorOne.Lists;
using ConductorOne.Operations;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Users;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.AppResources;

/// <summary>Reads the resources of apps.</summary>
[Cmdlet(VerbsCommon.Get, "C1AppResource", DefaultParameterSetName = ById)]
[OutputType(typeof(C1AppResource))]
public sealed class GetC1AppResourceCommand : GetC1ObjectCommand<C1AppResource>
{
    /// <summary>The app whose resources they are; any app where none is given.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdCell(Noun.App, PipeTakes = [Noun.AppResource, Noun.AppResourceType])]
    public string? AppId { get; set; }

    /// <summary>The kind of resource; any kind where none is given.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1AppResourceType>))]
    [IdCell(Noun.AppResourceType)]
    public string? AppResourceTypeId { get; set; }

    /// <summary>The resource: the id, a name, with wildcards, or the object itself.</summary>
    [Parameter(ParameterSetName = ById, Position = 2)]
    [Parameter(ParameterSetName = Listing, Position = 2)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(IdCompleter<C1AppResource>))]
    [IdentityCell(Noun.AppResource)]
    public override string? Identity { get; set; }

    /// <summary>The resource.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(IdCompleter<C1AppResource>))]
    [IdCell(Noun.AppResource)]
    public string? AppResourceId { get; set; }

    /// <summary>Words in the name.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? Query { get; set; }

    /// <summary>The whole name, with wildcards, in any case of letters.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter<C1AppResource>))]
    [TextCell]
    public override string? DisplayName { get; set; }

    /// <summary>Apps to look in.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdsCell(Noun.App)]
    public string[]? AppIds { get; set; }

    /// <summary>Accounts whose resources to find.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [IdsCell(Noun.Account)]
    public string[]? AppUserIds { get; set; }

    /// <summary>Kinds of resource to look among.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1AppResourceType>))]
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
    [ArgumentCompleter(typeof(IdCompleter<C1AppResource>))]
    [IdsCell(Noun.AppResource)]
    public string[]? ResourceIds { get; set; }

    /// <summary>Resources to leave out.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1AppResource>))]
    [IdsCell(Noun.AppResource)]
    public string[]? ExcludeResourceIds { get; set; }

    /// <summary>Resources to look among, by all their ids.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [AppResourceRefCell]
    public C1AppResourceRef[]? Refs { get; set; }

    /// <summary>The owners; none for resources without an owner.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1User>))]
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
    [ArgumentCompleter(typeof(EnumCompleter<NhiType>))]
    [EnumsCell(typeof(NhiType))]
    public string[]? NhiTypes { get; set; }

    /// <summary>The kinds of secret.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EnumCompleter<CredentialType>))]
    [EnumsCell(typeof(CredentialType))]
    public string[]? CredentialTypes { get; set; }

    /// <summary>The states of AI agents.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EnumCompleter<AgentStatus>))]
    [EnumsCell(typeof(AgentStatus))]
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
    [ArgumentCompleter(typeof(EnumCompleter<AppResourceSortField>))]
    [EnumCell(typeof(AppResourceSortField))]
    public string? SortField { get; set; }

    /// <summary>Which way they are sorted.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EnumCompleter<SortDirection>))]
    [EnumCell(typeof(SortDirection))]
    public string? Direction { get; set; }

    private protected override string IdParameter => nameof(AppResourceId);

    private protected override Operation<C1AppResource> Reads => AppResourceOperations.Get;

    private protected override PagedCall<C1AppResource> NewList()
    {
        var filters = GivenFilters(Name?.Exact ?? Name?.Words);
        filters.Take(nameof(AppId));
        filters.Take(nameof(AppResourceTypeId));
        GatherAging(filters);
        var list = IsGiven(AppId) && IsGiven(AppResourceTypeId) && filters.IsEmpty
            ? AppResourceOperations.List.Call(GivenNames([nameof(AppId), nameof(AppResourceTypeId)]))
            : AppResourceOperations.Search.Call(WithParents(filters));
        return Named(list, resource => resource.DisplayName);
    }

    private Fields WithParents(Fields filters)
    {
        if (IsGiven(AppId))
        {
            filters[nameof(AppIds)] = WithParent(nameof(AppId), AppId, filters.Get<string[]>(nameof(AppIds)));
        }

        if (IsGiven(AppResourceTypeId))
        {
            filters[nameof(ResourceTypeIds)] = WithParent(nameof(AppResourceTypeId), AppResourceTypeId, filters.Get<string[]>(nameof(ResourceTypeIds)));
        }

        return filters;
    }

    // The wire has these in an object of their own.
    private static void GatherAging(Fields filters)
    {
        var aging = new Fields();
        foreach (var name in new[]
        {
            nameof(SecretCreatedAfter), nameof(SecretCreatedBefore), nameof(SecretExpiresAfter), nameof(SecretExpiresBefore), nameof(LastUsedAfter), nameof(LastUsedBefore),
        })
        {
            if (filters.Take(name) is { } time)
            {
                aging.Add(name, time);
            }
        }

        if (!aging.IsEmpty)
        {
            filters.Add("SecretAging", aging);
        }
    }
}
