using System.Management.Automation;
using ConductorOne.Owners;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Owners;

/// <summary>Removes owners of accounts.</summary>
[Cmdlet(VerbsCommon.Remove, "C1AccountOwner", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveC1AccountOwnerCommand : RemoveOwnersCommand
{
    /// <summary>The account.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AccountIdCompleter))]
    [IdCell(Noun.Account)]
    public string? AppUserId { get; set; }

    private protected override OwnerKind Kind => OwnerKind.Account;
}
