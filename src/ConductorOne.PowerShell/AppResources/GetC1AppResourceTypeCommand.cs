using System.Management.Automation;
using ConductorOne.AppResources;
using ConductorOne.Apps;
using ConductorOne.Lists;
using ConductorOne.Operations;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.AppResources;

/// <summary>Reads the kinds of resource that apps have.</summary>
[Cmdlet(VerbsCommon.Get, "C1AppResourceType", DefaultParameterSetName = ById)]
[OutputType(typeof(C1AppResourceType))]
public sealed class GetC1AppResourceTypeCommand : GetC1ObjectCommand<C1AppResourceType>
{
    /// <summary>The app whose resource types they are; any app where none is given.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdCell(Noun.App, PipeTakes = [Noun.AppResourceType])]
    public string? AppId { get; set; }

    /// <summary>The resource type: the id, a name, with wildcards, or the object itself.</summary>
    [Parameter(ParameterSetName = ById, Position = 1)]
    [Parameter(ParameterSetName = Listing, Position = 1)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(IdCompleter<C1AppResourceType>))]
    [IdentityCell(Noun.AppResourceType)]
    public override string? Identity { get; set; }

    /// <summary>The resource type.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(IdCompleter<C1AppResourceType>))]
    [IdCell(Noun.AppResourceType)]
    public string? AppResourceTypeId { get; set; }

    /// <summary>Words in the name.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? Query { get; set; }

    /// <summary>The whole name, with wildcards, in any case of letters.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter<C1AppResourceType>))]
    [TextCell]
    public override string? DisplayName { get; set; }

    /// <summary>Apps to look in.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdsCell(Noun.App)]
    public string[]? AppIds { get; set; }

    /// <summary>Accounts whose resource types to find.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [IdsCell(Noun.Account)]
    public string[]? AppUserIds { get; set; }

    /// <summary>Resource types to look among.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1AppResourceType>))]
    [IdsCell(Noun.AppResourceType)]
    public string[]? ResourceTypeIds { get; set; }

    /// <summary>Resource types to leave out.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1AppResourceType>))]
    [IdsCell(Noun.AppResourceType)]
    public string[]? ExcludeResourceTypeIds { get; set; }

    /// <summary>The traits of the resource types.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [IdsCell(Noun.Trait)]
    public string[]? ResourceTypeTraitIds { get; set; }

    /// <summary>Traits of resource types to leave out.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [IdsCell(Noun.Trait)]
    public string[]? ExcludeResourceTypeTraitIds { get; set; }

    private protected override string IdParameter => nameof(AppResourceTypeId);

    private protected override Operation<C1AppResourceType> Reads => AppResourceTypeOperations.Get;

    private protected override PagedCall<C1AppResourceType> NewList()
    {
        var filters = GivenFilters(Name);
        filters.Take(nameof(AppId));
        if (IsGiven(AppId) && !filters.IsEmpty)
        {
            filters[nameof(AppIds)] = WithParent(nameof(AppId), AppId, filters.Get<string[]>(nameof(AppIds)));
        }

        var list = IsGiven(AppId) && filters.IsEmpty
            ? AppResourceTypeOperations.List.Call(GivenNames([nameof(AppId)]))
            : AppResourceTypeOperations.Search.Call(filters);
        return Named(list, type => type.DisplayName);
    }
}
