using System;
using ConductorOne.Json;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Binding;

/// <summary>A value of an enumeration, in the friendly spelling or that of the wire.</summary>
/// <param name="values">The class of the enumeration.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class EnumCellAttribute(Type values) : CellAttribute
{
    private readonly WireEnum _values = WireEnum.Of(values);

    protected override string Expected => Messages.ExpectedText;

    // Blanks say nothing, and clear what can be cleared.
    public override object? ToWire(object value, string parameter) =>
        string.IsNullOrWhiteSpace((string)value) ? null : _values.ToWire(_values.Read((string)value, parameter));

    protected override bool TryRead(string text, out object? value)
    {
        value = text;
        return true;
    }

    protected override object? FromObject(object value) => PlainValue.SingleText(value) ?? (object)Unreadable(value);

    // An argument of no characters is an argument; of a row it counts as an empty cell (see InputRow).
    protected override object? FromBlank(string text) => text;
}
