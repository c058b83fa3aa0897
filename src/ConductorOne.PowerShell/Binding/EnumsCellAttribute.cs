using System;
using System.Linq;
using ConductorOne.Json;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Binding;

/// <summary>Values of an enumeration, in the friendly spelling or that of the wire: <c>a;b;c</c>.</summary>
/// <param name="values">The class of the enumeration.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class EnumsCellAttribute(Type values) : ListCellAttribute
{
    private readonly WireEnum _values = ClassInAttribute.New<WireEnum>(values);

    public override object? ToWire(object value, string parameter) =>
        ((string[])base.ToWire(value, parameter)!).Select(text => _values.ToWire(_values.Read(text, parameter))).ToArray();
}
