using System;
using System.Collections.Generic;
using System.Linq;
using ConductorOne.Operations;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Owners;

// Owners that come down the pipe: the rows of one thing are one list, which is complete when the pipe has ended.
public abstract partial class SetOwnersCommand
{
    private readonly List<GatheredOwners> _gathered = [];
    private readonly Dictionary<string, GatheredOwners> _byThing = new(StringComparer.Ordinal);

    // Rows that do not say whose owner they name: it may be any.
    private readonly List<InputRow> _strays = [];
    private bool _isOver;

    private protected sealed override bool Gathers(InputRow row)
    {
        if (!IsOwner(row))
        {
            return false;
        }

        var (users, entitlements) = (GivenUsers, GivenEntitlements);
        Required.That(users is not null || entitlements is not null, nameof(UserId), () => Messages.OwnersMissing);
        if (entitlements is not null || Kind.Users is null)
        {
            Kind.RequireRole(Role);
        }

        Gathered().Add(row, users, entitlements);
        return true;
    }

    private protected sealed override bool GathersFault(InputRow row, Exception error)
    {
        if (_isOver || !IsOwner(row))
        {
            return false;
        }

        try
        {
            string[] naming = [nameof(RoleSlug), .. Kind.Ids];
            if (error is C1InputException { Parameter: var parameter } fault && !naming.Contains(parameter) && !naming.Any(IsUnread))
            {
                Gathered().Add(row, fault);
                return true;
            }
        }
        catch (C1InputException)
        {
            // Its ids cannot be read either.
        }

        _strays.Add(row);
        return false;
    }

    private protected sealed override void SendGathered()
    {
        _isOver = true;
        if (MyInvocation.ExpectingInput && !Arguments.Contains(nameof(UserId)) && _gathered.Count == 0 && _strays.Count == 0 && Kind.Ids.All(Arguments.Contains))
        {
            // Nobody is meant to be dropped by a search that finds nothing.
            SendAs(NewPipeRow(), () => throw new C1InputException(Messages.OwnersNoneCame.With(Kind.Subject(Ids), nameof(UserId)), nameof(InputObject)));
        }

        // Where the first error ends the pipe, nothing is sent before it.
        foreach (var gathered in _gathered.OrderBy(thing => EndsOnError && FaultOf(thing) is null))
        {
            (UserId, AppEntitlementRef, RoleSlug) = (gathered.Users, gathered.Entitlements, gathered.Role);
            foreach (var id in gathered.Ids)
            {
                Parameters.Find(id.Key)!.Property.SetValue(this, id.Value);
            }

            SendAs(InputRow.Of(gathered.Rows), () => FaultOf(gathered) is { } fault ? throw fault : NewCall());
        }
    }

    // Whether a row names an owner. Where a list was typed, a row may name nothing but a thing, whose list that is.
    private bool IsOwner(InputRow row) => MyInvocation.ExpectingInput && (Arguments.Contains(nameof(UserId)), Arguments.Contains(nameof(AppEntitlementRef))) switch
    {
        (false, false) => true,
        (true, true) => false,
        (var isUserTyped, _) => Names(row, isUserTyped ? nameof(AppEntitlementRef) : nameof(UserId)),
    };

    private bool Names(InputRow row, string parameter) => Scripted.Contains(parameter)
        || (parameter == TextParameter && InputObject?.BaseObject is string)
        || row.Has(Parameters.Find(parameter)!, ColumnsOfRow());

    // What the parameters of the row mean.
    private GatheredOwners Gathered()
    {
        var (ids, role) = (Ids, Role);
        var thing = ThingOf(ids) + "\n" + role?.Trim();
        if (!_byThing.TryGetValue(thing, out var gathered))
        {
            _byThing[thing] = gathered = new GatheredOwners(ids, role);
            _gathered.Add(gathered);
        }

        return gathered;
    }

    private string ThingOf(Fields ids) => new PathTemplate(Kind.Roles).Fill(ids);

    private C1InputException? FaultOf(GatheredOwners gathered)
    {
        var subject = Kind.Subject(gathered.Ids);

        // Without a role, all owners are replaced, whatever their roles are.
        if (_gathered.Any(other => other.Role is null != gathered.Role is null && ThingOf(other.Ids) == ThingOf(gathered.Ids)))
        {
            return new(Messages.OwnersRoleMixed.With(subject), nameof(RoleSlug));
        }

        return gathered is { Rows.Count: 1, Faults.Count: 1 } ? gathered.Faults[0].Error
            : gathered.Faults.Count > 0 ? new(Messages.OwnersRowUnread.With(subject, gathered.Faults[0].Row.Place, gathered.Faults[0].Error.Message), nameof(InputObject))
            : _strays.Count > 0 ? new(Messages.OwnersRowStray.With(subject, _strays[0].Place), nameof(InputObject))
            : null;
    }
}
