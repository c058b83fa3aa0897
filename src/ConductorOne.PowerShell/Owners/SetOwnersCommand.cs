using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ConductorOne.Apps;
using ConductorOne.Http;
using ConductorOne.Owners;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Owners;

/// <summary>The base of the cmdlets that replace owners: what is given is all that is left. They say whom that drops, and ask.</summary>
public abstract class SetOwnersCommand : OwnersCommand
{
    private readonly HashSet<string> _replaced = new(StringComparer.Ordinal);
    private IReadOnlyList<C1Owner> _owners = [];
    private IReadOnlyList<C1Owner> _dropped = [];
    private HashSet<string> _fixed = [];
    private bool _yesToAll;
    private bool _noToAll;

    private protected SetOwnersCommand()
    {
    }

    /// <summary>Allows an empty list, and does not ask about owners who are dropped.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the owners as they were asked for.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected sealed override string Action => Messages.ActionReplaceOwners;

    private protected sealed override string Target
    {
        get
        {
            var (subject, owners) = (Kind.Subject(Ids), _owners.Count == 0 ? Messages.OwnersNone : new OwnerChange(_owners).ToString());
            return _dropped.Count == 0 ? Messages.OwnersOfTarget.With(subject, owners) : Messages.OwnersDropped.With(subject, owners, Names(_dropped));
        }
    }

    private protected sealed override bool PassesOn => PassThru;

    private protected sealed override void Check(InputRow row)
    {
        // What an error of this row is about must not be what the last one was.
        (_owners, _dropped) = (GivenOwners, []);
        base.Check(row);
    }

    private protected sealed override ApiCall<OwnerChange> NewCall()
    {
        var (users, entitlements, ids, role) = (GivenUsers, GivenEntitlements, Ids, Role);
        Required.That(users is not null || entitlements is not null, nameof(UserId), () => Messages.OwnersMissing);

        // Each row would drop the owners of the row before it, whose change cannot be seen yet.
        var isNamed = IsTyped(nameof(UserId)) || IsTyped(nameof(AppEntitlementRef));
        Required.That(!MyInvocation.ExpectingInput || !IsTyped(IdParameter) || isNamed, nameof(UserId), () => Messages.OwnersOneByOne.With(MyInvocation.MyCommand.Name, "Add-" + Kind.CmdletNoun));
        Required.That(_replaced.Add(Kind.LookAgain(ids, role)), IdParameter, () => Messages.OwnersTwice.With(Kind.Subject(ids)));
        var lists = new OwnerLists(Kind, ids, role);
        var isOld = Kind.Users is not null && role is null && entitlements is null;
        if (!isOld)
        {
            Kind.RequireRole(role);
        }

        Kind.CheckCount(users?.Length ?? 0, entitlements?.Length ?? 0);
        RefuseEmpty(users, nameof(UserId));
        RefuseEmpty(entitlements, nameof(AppEntitlementRef));
        var present = Fetch((isOld ? lists.Users() : lists.Users().Then(lists.Entitlements())).AllAsync);
        var known = present.Select(owner => owner.UserId).OfType<string>().ToArray();
        var missing = Fetch((client, trace, cancellationToken) => OwnerFaults.MissingAsync([.. (users ?? []).Except(known)], client, trace, cancellationToken));
        Required.That(missing.Count == 0, nameof(UserId), () => Messages.OwnerIsNoUser.With(string.Join(", ", missing), Kind.Subject(ids)));

        // What is not given stays as it is.
        var allEntitlements = entitlements ?? present.Select(owner => owner.AppEntitlementRef).OfType<C1AppEntitlementRef>();
        _owners = [.. Owners(users ?? known, allEntitlements).Select(owner => present.FirstOrDefault(read => read.Key == owner.Key) ?? owner)];
        _fixed = [.. present.Where(owner => owner.IsImmutable).Select(owner => owner.Key)];
        _dropped = [.. present.Where(owner => !owner.IsImmutable && _owners.All(kept => kept.Key != owner.Key))];
        var call = Operations.Replace(
            [.. _owners.Select(owner => owner.UserId).OfType<string>()], [.. _owners.Select(owner => owner.AppEntitlementRef).OfType<C1AppEntitlementRef>()]);
        var change = new OwnerChange(_owners);
        return new(call.Request, _ => change) { Empty = change };
    }

    private protected sealed override bool IsAgreed() => _dropped.Count == 0
        || Force
        || MyInvocation.BoundParameters.ContainsKey("Confirm")
        || !(GetVariableValue("ConfirmPreference") is { } preference && LanguagePrimitives.ConvertTo<ConfirmImpact>(preference) == ConfirmImpact.High)
        || ShouldContinue(Messages.OwnersQuestion.With(Names(_dropped), Kind.Subject(Ids)), Messages.ShouldProcessCaption, ref _yesToAll, ref _noToAll);

    private protected sealed override Func<ISet<string>, bool> NewGoal()
    {
        var (wanted, immutable) = (new HashSet<string>(_owners.Select(owner => owner.Key)), _fixed);
        return present => wanted.SetEquals(present.Where(key => wanted.Contains(key) || !immutable.Contains(key)));
    }

    // A variable that is empty by mistake must not leave something without owners.
    private void RefuseEmpty(Array? given, string parameter) =>
        Required.That(given is not { Length: 0 } || Force, parameter, () => Messages.OwnersEmpty.With(parameter, Kind.Subject(Ids)));

    private static string Names(IEnumerable<C1Owner> owners) => string.Join(", ", owners.Select(owner => Messages.NameAndId.With(owner, owner.Key)));
}
