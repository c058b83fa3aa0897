using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ConductorOne.Http;
using ConductorOne.Operations;
using ConductorOne.Owners;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Owners;

/// <summary>The base of the cmdlets that replace owners: what is given is all that is left. They say whom that drops, and ask.</summary>
public abstract partial class SetOwnersCommand : OwnersCommand
{

    // What was replaced, and under which roles.
    private readonly HashSet<(string Thing, string? Role)> _replaced = [];
    private WantedOwners? _wanted;
    private OwnerReplacement? _replacement;
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

    private protected sealed override string Target => TargetOf(Kind.Subject(Ids), _replacement?.Owners ?? GivenOwners, _replacement?.Dropped ?? []);

    private protected sealed override bool PassesOn => PassThru;

    private protected sealed override void Check(InputRow row)
    {
        // What an error of this row is about must not be what the last one was.
        _replacement = null;
        base.Check(row);
    }

    private protected sealed override ApiCall<OwnerChange> NewCall()
    {
        var (users, entitlements, ids, role) = (GivenUsers, GivenEntitlements, Ids, Role);
        _replacement = null;
        _wanted = new WantedOwners(Kind, ids, role, users, entitlements);
        Required.That(users is not null || entitlements is not null, nameof(UserId), () => Messages.OwnersMissing);
        var unread = _wanted.Unread();
        RefuseEmpty(users, nameof(UserId));
        RefuseEmpty(entitlements, nameof(AppEntitlementRef));
        Required.That(IsFirst(ids, role), IdParameter, () => Messages.OwnersTwice.With(Kind.Subject(ids)));

        // Where nobody sees beforehand whom this drops, the row's own work reads it, beside other rows.
        _replacement = TellsFirst ? Fetch(_wanted.AgainstPresentAsync) : null;
        return new((_replacement?.Call ?? unread).Request, _ => null);
    }

    private protected sealed override RowWork<OwnerChange> NewWork(ApiCall<OwnerChange> call)
    {
        var (wanted, read, subject) = (_wanted!, _replacement, Kind.Subject(Ids));
        return async (session, trace, cancellationToken) =>
        {
            var replacement = read ?? await wanted.AgainstPresentAsync(session.Client, trace, cancellationToken).ConfigureAwait(false);
            if (read is null && replacement.Dropped.Count > 0)
            {
                Post(() => WriteVerbose(TargetOf(subject, replacement.Owners, replacement.Dropped)));
            }

            await session.Client.SendAsync(replacement.Call, trace, cancellationToken).ConfigureAwait(false);
            return new OwnerChange(replacement.Owners) { Fixed = replacement.Fixed };
        };
    }

    private protected sealed override bool IsAgreed()
    {
        if (_replacement is not { Dropped: { Count: > 0 } dropped } || Force || Switch("Confirm") is not null || Impact != ConfirmImpact.High)
        {
            return true;
        }

        try
        {
            return ShouldContinue(Messages.OwnersQuestion.With(Names(dropped), Kind.Subject(Ids)), Messages.ShouldProcessCaption, ref _yesToAll, ref _noToAll);
        }
        catch (Exception e) when (CannotAsk(e))
        {
            throw new C1InputException(Messages.OwnersUnasked.With(Names(dropped), Kind.Subject(Ids)), nameof(Force));
        }
    }

    private protected sealed override bool IsDone(OwnerChange made, ISet<string> present)
    {
        var wanted = new HashSet<string>(made.Keys, StringComparer.Ordinal);
        return wanted.SetEquals(present.Where(key => wanted.Contains(key) || !made.Fixed.Contains(key)));
    }

    private bool TellsFirst => (Switch("WhatIf") ?? LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference")))
        || (Switch("Confirm") ?? (Impact switch { ConfirmImpact.None => false, ConfirmImpact.High => !Force, _ => true }));

    // From which impact on PowerShell asks.
    private ConfirmImpact Impact => GetVariableValue("ConfirmPreference") is { } preference ? LanguagePrimitives.ConvertTo<ConfirmImpact>(preference) : ConfirmImpact.None;

    private bool? Switch(string name) => MyInvocation.BoundParameters.TryGetValue(name, out var given) ? ((SwitchParameter)given).IsPresent : null;

    // Without a role, all owners are replaced, whatever their roles are.
    private bool IsFirst(Fields ids, string? role)
    {
        var thing = ThingOf(ids);
        return !_replaced.Any(one => one.Thing == thing && (one.Role == role || one.Role is null || role is null)) && _replaced.Add((thing, role));
    }

    // A variable that is empty by mistake must not leave something without owners.
    private void RefuseEmpty(Array? given, string parameter) =>
        Required.That(given is not { Length: 0 } || Force, parameter, () => Messages.OwnersEmpty.With(parameter, Kind.Subject(Ids)));

    private static string TargetOf(string subject, IReadOnlyList<C1Owner> owners, IReadOnlyList<C1Owner> dropped)
    {
        var names = owners.Count == 0 ? Messages.OwnersNone : new OwnerChange(owners).ToString();
        return dropped.Count == 0 ? Messages.OwnersOfTarget.With(subject, names) : Messages.OwnersDropped.With(subject, names, Names(dropped));
    }

    private static string Names(IEnumerable<C1Owner> owners) => string.Join(", ", owners.Select(owner => Messages.NameAndId.With(owner, owner.Key)));
}
