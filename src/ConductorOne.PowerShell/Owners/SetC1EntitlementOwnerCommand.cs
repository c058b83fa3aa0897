using System.Management.Automation;
using ConductorOne.Owners;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Owners;

/// <summary>Replaces the owners of entitlements.</summary>
[Cmdlet(VerbsCommon.Set, "C1EntitlementOwner", SupportsShouldProcess = true)]
[OutputType(typeof(C1Owner))]
public sealed class SetC1EntitlementOwnerCommand : SetOwnersCommand
{
    /// <summary>The entitlement.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EntitlementIdCompleter))]
    [IdCell(Noun.Entitlement)]
    public string? AppEntitlementId { get; set; }

    private protected override OwnerKind Kind => OwnerKind.AppEntitlement;
}
