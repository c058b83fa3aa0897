using System.Management.Automation;
using ConductorOne.AppResources;
using ConductorOne.Apps;
using ConductorOne.Operations;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.AppResources;

/// <summary>Removes resources, with their entitlements.</summary>
[Cmdlet(VerbsCommon.Remove, "C1AppResource", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveC1AppResourceCommand : RemoveC1ObjectCommand<C1AppResource>
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

    private protected override string IdParameter => nameof(AppResourceId);

    private protected override Operation<Done> Removes => AppResourceOperations.Delete;
}
