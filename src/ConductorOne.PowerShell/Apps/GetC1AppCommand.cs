using System.Management.Automation;
using ConductorOne.Apps;
using ConductorOne.Lists;
using ConductorOne.Operations;
using ConductorOne.Policies;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Apps;

/// <summary>Reads apps.</summary>
[Cmdlet(VerbsCommon.Get, "C1App", DefaultParameterSetName = ById)]
[OutputType(typeof(C1App))]
public sealed class GetC1AppCommand : GetC1ObjectCommand<C1App>
{
    /// <summary>The app: the id, a name, with wildcards, or the object itself.</summary>
    [Parameter(ParameterSetName = ById, Position = 0)]
    [Parameter(ParameterSetName = Listing, Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdentityCell(Noun.App)]
    public override string? Identity { get; set; }

    /// <summary>The app.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdCell(Noun.App)]
    public string? AppId { get; set; }

    /// <summary>Words in the name or the description.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? Query { get; set; }

    /// <summary>The whole name, with wildcards, in any case of letters.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter<C1App>))]
    [TextCell]
    public override string? DisplayName { get; set; }

    /// <summary>Apps to look among.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdsCell(Noun.App)]
    public string[]? AppIds { get; set; }

    /// <summary>Apps to leave out.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdsCell(Noun.App)]
    public string[]? ExcludeAppIds { get; set; }

    /// <summary>Whether to find directories alone.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [BooleanCell]
    public bool? OnlyDirectories { get; set; }

    /// <summary>Policies of which an app uses at least one.</summary>
    [Parameter(ParameterSetName = Listing, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1Policy>))]
    [IdsCell(Noun.Policy, AsReferences = true)]
    public string[]? PolicyRefs { get; set; }

    private protected override string IdParameter => nameof(AppId);

    private protected override Operation<C1App> Reads => AppOperations.Get;

    private protected override PagedCall<C1App> NewList() =>
        Named(Search(AppOperations.Search, AppOperations.List, GivenFilters(Name)), app => app.DisplayName);
}
