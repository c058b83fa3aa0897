using System.Management.Automation;
using ConductorOne.Owners;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Owners;

/// <summary>Replaces the owners of accounts.</summary>
[Cmdlet(VerbsCommon.Set, "C1AccountOwner", SupportsShouldProcess = true)]
[OutputType(typeof(C1Owner))]
public sealed class SetC1AccountOwnerCommand : SetOwnersCommand
{
    /// <summary>The account.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AccountIdCompleter))]
    [IdCell(Noun.Account)]
    public string? AppUserId { get; set; }

    private protected override OwnerKind Kind => OwnerKind.Account;
}
