using System.Collections;
using System.Management.Automation;
using ConductorOne.AppResources;
using ConductorOne.Apps;
using ConductorOne.Http;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Users;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.AppResources;

/// <summary>Creates resources in apps that are kept by hand.</summary>
[Cmdlet(VerbsCommon.New, "C1AppResource", SupportsShouldProcess = true)]
[OutputType(typeof(C1AppResource))]
public sealed class NewC1AppResourceCommand : C1RowCommand<C1AppResource>
{
    private readonly FindOrMake<C1AppResource> _resources = new();

    /// <summary>The app.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdCell(Noun.App)]
    public string AppId { get; set; } = "";

    /// <summary>The kind of resource, made by New-C1AppResourceType.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1AppResourceType>))]
    [IdCell(Noun.AppResourceType)]
    public string AppResourceTypeId { get; set; } = "";

    /// <summary>The name that people see.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [TextCell(NamesNew = true)]
    public string DisplayName { get; set; } = "";

    /// <summary>What it is.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? Description { get; set; }

    /// <summary>What a connector will discover as this resource.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? MatchBatonId { get; set; }

    /// <summary>User ids of the owners.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1User>))]
    [IdsCell(Noun.User)]
    public string[]? ResourceOwnerUserIds { get; set; }

    /// <summary>Key and value notes.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AnnotationsCell]
    public IDictionary? Annotations { get; set; }

    /// <summary>Creates none where there is one of that name among the resources of the type, and returns that.</summary>
    [Parameter]
    public SwitchParameter IfNotExists { get; set; }

    private protected override string Action => IfNotExists ? OfNoun(Messages.ActionFindOrCreate) : base.Action;

    private protected override string Target => DisplayName;

    private protected override ApiCall<C1AppResource> NewCall() => Call(AppResourceOperations.Create);

    private protected override RowWork<C1AppResource> NewWork(ApiCall<C1AppResource> call)
    {
        var (app, type, name) = (AppId, AppResourceTypeId, DisplayName);
        return IfNotExists
            ? _resources.Work(
                this,
                app + "/" + type,
                name,
                [AppResourceOperations.Search.Call(new() { { "Query", NameComparer.Bare(name) }, { "AppId", app }, { "ResourceTypeIds", new[] { type } } })],
                resource => FindOrMake<C1AppResource>.IsSameName(resource.DisplayName, name) && resource.AppId == app && resource.AppResourceTypeId == type,
                base.NewWork(call))
            : base.NewWork(call);
    }
}
