using System;
using System.Management.Automation;
using ConductorOne.Lists;
using ConductorOne.Owners;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Users;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Owners;

/// <summary>Reads what users own.</summary>
[Cmdlet(VerbsCommon.Get, "C1UserOwnership")]
[OutputType(typeof(C1UserOwnership))]
public sealed class GetC1UserOwnershipCommand : GetC1PartsCommand<C1UserOwnership>
{
    /// <summary>The user.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1User>))]
    [IdCell(Noun.User)]
    public string? UserId { get; set; }

    /// <summary>What to look for; apps, resources and entitlements where nothing is given.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("OwnershipType")]
    [ArgumentCompleter(typeof(EnumCompleter<OwnershipType>))]
    [EnumsCell(typeof(OwnershipType))]
    public string[]? OwnershipTypes { get; set; }

    private protected override string IdParameter => nameof(UserId);

    private protected override Type NounClass => typeof(C1User);

    // An owner from the pipeline gives its user, whatever it owns.
    private protected override void Check(InputRow row)
    {
        if (!row.Has(nameof(C1Owner.OwnerOf)))
        {
            base.Check(row);
        }
    }

    private protected override string Target => OwnId ?? "";

    private protected override PagedCall<C1UserOwnership> NewList() => UserOwnershipOperations.Search(GivenFields([nameof(UserId)]));
}
