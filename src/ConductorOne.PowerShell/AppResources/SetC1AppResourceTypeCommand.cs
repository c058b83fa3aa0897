using System.Management.Automation;
using ConductorOne.AppResources;
using ConductorOne.Apps;
using ConductorOne.Http;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.AppResources;

/// <summary>Changes resource types.</summary>
[Cmdlet(VerbsCommon.Set, "C1AppResourceType", SupportsShouldProcess = true)]
[OutputType(typeof(C1AppResourceType))]
public sealed class SetC1AppResourceTypeCommand : C1RowCommand<C1AppResourceType>
{
    /// <summary>The app that it belongs to.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdCell(Noun.App, PipeTakes = [Noun.AppResourceType])]
    public string? AppId { get; set; }

    /// <summary>The resource type.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(IdCompleter<C1AppResourceType>))]
    [IdCell(Noun.AppResourceType, IsOwn = true)]
    public string? AppResourceTypeId { get; set; }

    /// <summary>The name that people see.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? DisplayName { get; set; }

    /// <summary>The traits.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdsCell(Noun.Trait)]
    public string[]? TraitIds { get; set; }

    /// <summary>Returns the resource type as it is then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string IdParameter => nameof(AppResourceTypeId);

    private protected override bool PassesOn => PassThru;

    private protected override ApiCall<C1AppResourceType> NewCall() => Call(AppResourceTypeOperations.Update);
}
