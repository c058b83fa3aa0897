using System.Management.Automation;
using ConductorOne.Owners;

namespace ConductorOne.PowerShell.Owners;

/// <summary>Removes owners of apps.</summary>
[Cmdlet(VerbsCommon.Remove, "C1AppOwner", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveC1AppOwnerCommand : RemoveOwnersCommand
{
    private protected override OwnerKind Kind => OwnerKind.App;
}
