using System.Collections;
using System.Management.Automation;
using ConductorOne.AppResources;
using ConductorOne.Apps;
using ConductorOne.Http;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.AppResources;

/// <summary>Changes resources.</summary>
[Cmdlet(VerbsCommon.Set, "C1AppResource", SupportsShouldProcess = true)]
[OutputType(typeof(C1AppResource))]
public sealed class SetC1AppResourceCommand : C1RowCommand<C1AppResource>
{
    /// <summary>The app that it belongs to.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdCell(Noun.App, PipeTakes = [Noun.AppResource])]
    public string? AppId { get; set; }

    /// <summary>The kind of resource.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1AppResourceType>))]
    [IdCell(Noun.AppResourceType)]
    public string? AppResourceTypeId { get; set; }

    /// <summary>The resource.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(IdCompleter<C1AppResource>))]
    [IdCell(Noun.AppResource, IsOwn = true)]
    public string? AppResourceId { get; set; }

    /// <summary>The name that people see.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? DisplayName { get; set; }

    /// <summary>What it is.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? Description { get; set; }

    /// <summary>What it is, in place of what the connector says.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? CustomDescription { get; set; }

    /// <summary>How access to it is configured.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? AccessConfigId { get; set; }

    /// <summary>What a connector will discover as this resource.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? MatchBatonId { get; set; }

    /// <summary>The resource that it belongs to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1AppResource>))]
    [IdCell(Noun.AppResource)]
    public string? ParentAppResourceId { get; set; }

    /// <summary>The kind of that resource.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1AppResourceType>))]
    [IdCell(Noun.AppResourceType)]
    public string? ParentAppResourceTypeId { get; set; }

    /// <summary>Key and value notes.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AnnotationsCell]
    public IDictionary? Annotations { get; set; }

    /// <summary>What the answer should bring along.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ExpandMaskCompleter<AppResourceExpandMask>))]
    [ExpandMaskCell(typeof(AppResourceExpandMask))]
    public string[]? ExpandMask { get; set; }

    /// <summary>Returns the resource as it is then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string IdParameter => nameof(AppResourceId);

    private protected override bool PassesOn => PassThru;

    private protected override ApiCall<C1AppResource> NewCall() => Call(AppResourceOperations.Update);
}
