using System;
using ConductorOne.Json;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Binding;

/// <summary>A value of an enumeration, in the friendly spelling or that of the wire.</summary>
/// <param name="values">The class of the enumeration.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class EnumCellAttribute(Type values) : TextCellAttribute
{
    private readonly WireEnum _values = ClassInAttribute.New<WireEnum>(values);

    // Blanks say nothing, and clear what can be cleared.
    public override object? ToWire(object value, string parameter) =>
        string.IsNullOrWhiteSpace((string)value) ? null : _values.ToWire(_values.Read((string)value, parameter));
}
