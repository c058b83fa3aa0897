using System;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Binding;

/// <summary>What stands in the place of an id: that id, a name, an address, or the object itself.</summary>
/// <param name="noun">What it has to be the object of.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IdentityCellAttribute(Noun noun) : CellAttribute
{
    protected override string Expected => Messages.ExpectedIdentity;

    protected override string WayOutOfList => Messages.PipeItems;

    protected override bool TryRead(string text, out object? value)
    {
        value = text;
        return true;
    }

    protected override object? FromObject(object value) =>
        KnownObject.NounOf(value) is not null ? new IdReader(noun, null).Read(value) : PlainValue.SingleText(value) ?? (object)Unreadable(value);

    // An argument of no characters is an argument.
    protected override object? FromBlank(string text) => text;
}
