using System;
using System.Collections;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Binding;

/// <summary>Things by a key that the user chooses: a hashtable, or JSON in a cell.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal abstract class KeyedCellAttribute() : ObjectCellAttribute(typeof(IDictionary))
{
    protected override bool TryReadPlain(string text, out object? value)
    {
        value = null;
        return false;
    }

    private protected sealed override object? Convert(object? value) =>
        value is IDictionary entries ? Convert(entries) : throw NotKeyed();

    /// <summary>What to say of what has no keys.</summary>
    private protected virtual Exception NotKeyed() => new C1InputException(Messages.ExpectedMembersHere);

    private protected abstract IDictionary Convert(IDictionary entries);
}
