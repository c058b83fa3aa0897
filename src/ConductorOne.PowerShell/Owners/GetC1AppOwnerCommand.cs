using System.Management.Automation;
using ConductorOne.Owners;

namespace ConductorOne.PowerShell.Owners;

/// <summary>Reads the owners of apps.</summary>
[Cmdlet(VerbsCommon.Get, "C1AppOwner")]
[OutputType(typeof(C1Owner))]
public sealed class GetC1AppOwnerCommand : GetOwnersCommand
{
    private protected override OwnerKind Kind => OwnerKind.App;
}
