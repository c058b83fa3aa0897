using System.Management.Automation;
using ConductorOne.AppResources;
using ConductorOne.Owners;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Owners;

/// <summary>Adds owners of resources.</summary>
[Cmdlet(VerbsCommon.Add, "C1AppResourceOwner", SupportsShouldProcess = true)]
[OutputType(typeof(C1Owner))]
public sealed class AddC1AppResourceOwnerCommand : AddOwnersCommand
{
    /// <summary>The type of the resource.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1AppResourceType>))]
    [IdCell(Noun.AppResourceType)]
    public string? AppResourceTypeId { get; set; }

    /// <summary>The resource.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1AppResource>))]
    [IdCell(Noun.AppResource)]
    public string? AppResourceId { get; set; }

    private protected override OwnerKind Kind => OwnerKind.AppResource;
}
