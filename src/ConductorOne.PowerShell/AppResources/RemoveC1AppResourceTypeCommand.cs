using System.Management.Automation;
using ConductorOne.AppResources;
using ConductorOne.Apps;
using ConductorOne.Operations;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.AppResources;

/// <summary>Removes resource types, with their resources.</summary>
[Cmdlet(VerbsCommon.Remove, "C1AppResourceType", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveC1AppResourceTypeCommand : RemoveC1ObjectCommand<C1AppResourceType>
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

    private protected override string IdParameter => nameof(AppResourceTypeId);

    private protected override Operation<Done> Removes => AppResourceTypeOperations.Delete;
}
