using System.Management.Automation;
using ConductorOne.Owners;

namespace ConductorOne.PowerShell.Owners;

/// <summary>Replaces the owners of apps.</summary>
[Cmdlet(VerbsCommon.Set, "C1AppOwner", SupportsShouldProcess = true)]
[OutputType(typeof(C1Owner))]
public sealed class SetC1AppOwnerCommand : SetOwnersCommand
{
    private protected override OwnerKind Kind => OwnerKind.App;
}
