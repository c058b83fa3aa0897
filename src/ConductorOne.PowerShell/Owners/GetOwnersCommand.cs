using System;
using System.Management.Automation;
using ConductorOne.Apps;
using ConductorOne.Lists;
using ConductorOne.Owners;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Owners;

/// <summary>The base of the cmdlets that read owners: the users first, and then the entitlements.</summary>
public abstract class GetOwnersCommand : GetC1PartsCommand<C1Owner>
{
    private protected GetOwnersCommand()
    {
    }

    /// <summary>The app, or that of what is owned.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdCell(Noun.App)]
    public string? AppId { get; set; }

    /// <summary>The role whose owners to read; all where none is given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RoleSlugCompleter))]
    [TextCell]
    public string? RoleSlug { get; set; }

    /// <summary>Whether to read users or entitlements alone.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EnumCompleter<OwnerType>))]
    [EnumCell(typeof(OwnerType))]
    public string? OwnerType { get; set; }

    /// <summary>What kind of thing is owned.</summary>
    private protected abstract OwnerKind Kind { get; }

    private protected sealed override string IdParameter => Kind.Ids[Kind.Ids.Count - 1];

    private protected sealed override Type NounClass => typeof(C1Owner);

    private protected sealed override void Check(InputRow row) => OwnedThing.Check(Kind, row, IsTyped(IdParameter), this);

    private protected sealed override PagedCall<C1Owner> NewList()
    {
        var lists = new OwnerLists(Kind, GivenNames(Kind.Ids), Given(RoleSlug));
        return Given(OwnerType) switch
        {
            "User" => lists.Users(),
            "Entitlement" => lists.Entitlements(),
            _ => lists.Users().Then(lists.Entitlements()),
        };
    }
}
