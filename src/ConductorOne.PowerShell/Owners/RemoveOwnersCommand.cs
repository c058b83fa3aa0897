using System;
using System.Collections.Generic;
using ConductorOne.Http;
using ConductorOne.Operations;
using ConductorOne.Owners;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Owners;

/// <summary>The base of the cmdlets that remove owners, and write nothing.</summary>
public abstract class RemoveOwnersCommand : OneByOneCommand
{
    private protected RemoveOwnersCommand()
    {
    }

    private protected sealed override string Action => Messages.ActionRemoveOwner;

    private protected sealed override bool PassesOn => false;

    private protected sealed override ApiCall<Done> CallFor(C1Owner owner) => Operations.Remove(owner);

    private protected sealed override void Check(InputRow row)
    {
        base.Check(row);

        // True of an object, "True" of a row of a file.
        Required.That(
            !string.Equals(PlainValue.Unwrapped(row.Value(nameof(C1Owner.IsImmutable)))?.ToString(), bool.TrueString, StringComparison.OrdinalIgnoreCase) || IsTyped(nameof(UserId)),
            nameof(UserId),
            () => Messages.OwnerIsImmutable.With(row.Label ?? new OwnerChange(GivenOwners).ToString(), Kind.Subject(Ids)));
    }

    private protected sealed override bool IsDone(OwnerChange made, ISet<string> present) => !present.Overlaps(made.Keys);
}
