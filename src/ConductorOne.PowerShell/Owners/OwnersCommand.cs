using System;
using System.Collections.Generic;
using System.Management.Automation;
using ConductorOne.Apps;
using ConductorOne.Http;
using ConductorOne.Operations;
using ConductorOne.Owners;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Users;
using ConductorOne.Validation;
using ConductorOne.Waiting;

namespace ConductorOne.PowerShell.Owners;

/// <summary>What all cmdlets take that change owners: of what, and which.</summary>
public abstract class OwnersCommand : C1WaitingCommand<OwnerChange>
{
    private protected OwnersCommand()
    {
    }

    /// <summary>The app, or that of what is owned.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdCompleter<C1App>))]
    [IdCell(Noun.App)]
    public string? AppId { get; set; }

    /// <summary>The users who own it.</summary>
    [Parameter(Position = 3, ValueFromPipelineByPropertyName = true)]
    [Alias("Owners")]
    [ArgumentCompleter(typeof(IdCompleter<C1User>))]
    [IdsCell(Noun.User)]
    public string[]? UserId { get; set; }

    /// <summary>The entitlements whose holders own it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EntitlementRefCell]
    public C1AppEntitlementRef[]? AppEntitlementRef { get; set; }

    /// <summary>The role under which the owners are kept.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RoleSlugCompleter))]
    [TextCell]
    public string? RoleSlug { get; set; }

    /// <summary>What kind of thing is owned.</summary>
    private protected abstract OwnerKind Kind { get; }

    private protected sealed override string IdParameter => Kind.Ids[Kind.Ids.Count - 1];

    private protected sealed override string TextParameter => nameof(UserId);

    private protected sealed override Type NounClass => typeof(C1Owner);

    private protected sealed override string? IdOfRow(string? bound, InputRow row) => OwnedThing.IdOf(Kind, base.IdOfRow(bound, row), row, IsTyped(IdParameter));

    private protected override string Target => Messages.OwnersOfTarget.With(Kind.Subject(Ids), new OwnerChange(GivenOwners));

    /// <summary>Which one is owned.</summary>
    private protected Fields Ids => GivenNames(Kind.Ids);

    /// <summary>The role that was given.</summary>
    private protected string? Role => Given(RoleSlug);

    /// <summary>The users that were given.</summary>
    private protected string[]? GivenUsers => Checked(Given(UserId), ids => Required.Ids(ids, nameof(UserId)));

    /// <summary>The entitlements that were given.</summary>
    private protected C1AppEntitlementRef[]? GivenEntitlements => Checked(Given(AppEntitlementRef), references => EntitlementRefs.Check(references, nameof(AppEntitlementRef)));

    /// <summary>The owners that were given, each once.</summary>
    private protected IReadOnlyList<C1Owner> GivenOwners => new OwnerLists(Kind, Ids, Role).New(Given(UserId) ?? [], Given(AppEntitlementRef) ?? []);

    private protected OwnerOperations Operations => new(Kind, Ids, Role);

    private protected override void Check(InputRow row) => OwnedThing.Check(Kind, row, IsTyped(IdParameter), this, changes: true);

    /// <summary>Whether what was done shows. Reads no parameter: by then they may be another row's.</summary>
    /// <param name="made">What was done.</param>
    /// <param name="present">The owners that show, by their keys.</param>
    private protected abstract bool IsDone(OwnerChange made, ISet<string> present);

    private protected sealed override Func<OwnerChange, Wait<OwnerChange>?> NewWait(ApiCall<OwnerChange> call)
    {
        var (kind, ids, role) = (Kind, Ids, Role);
        return made => OwnerWaits.For(kind, ids, role, made, present => IsDone(made, present));
    }

    private protected override void Write(PendingRow<OwnerChange> row, OwnerChange made)
    {
        if (PassesOn)
        {
            WriteObject(made.Owners, enumerateCollection: true);
        }
    }

    private static TValue? Checked<TValue>(TValue? value, Action<TValue> check)
        where TValue : class
    {
        if (value is not null)
        {
            check(value);
        }

        return value;
    }
}
