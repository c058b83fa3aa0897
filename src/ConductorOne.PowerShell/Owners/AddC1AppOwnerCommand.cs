using System.Management.Automation;
using ConductorOne.Owners;

namespace ConductorOne.PowerShell.Owners;

/// <summary>Adds owners of apps.</summary>
[Cmdlet(VerbsCommon.Add, "C1AppOwner", SupportsShouldProcess = true)]
[OutputType(typeof(C1Owner))]
public sealed class AddC1AppOwnerCommand : AddOwnersCommand
{
    private protected override OwnerKind Kind => OwnerKind.App;
}
