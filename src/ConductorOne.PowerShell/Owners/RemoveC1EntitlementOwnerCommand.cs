using System.Management.Automation;
using ConductorOne.Owners;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Owners;

/// <summary>Removes owners of entitlements.</summary>
[Cmdlet(VerbsCommon.Remove, "C1EntitlementOwner", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveC1EntitlementOwnerCommand : RemoveOwnersCommand
{
    /// <summary>The entitlement.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EntitlementIdCompleter))]
    [IdCell(Noun.Entitlement)]
    public string? AppEntitlementId { get; set; }

    private protected override OwnerKind Kind => OwnerKind.AppEntitlement;
}
