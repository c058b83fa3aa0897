using System.Management.Automation;
using ConductorOne.Owners;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Owners;

/// <summary>Reads the owners of accounts.</summary>
[Cmdlet(VerbsCommon.Get, "C1AccountOwner")]
[OutputType(typeof(C1Owner))]
public sealed class GetC1AccountOwnerCommand : GetOwnersCommand
{
    /// <summary>The account.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AccountIdCompleter))]
    [IdCell(Noun.Account)]
    public string? AppUserId { get; set; }

    private protected override OwnerKind Kind => OwnerKind.Account;
}
