using System;
using System.Collections.Generic;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Binding;

/// <summary>Key and value notes, within the limits of the server.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AnnotationsCellAttribute : MapCellAttribute
{
    public override object? ToWire(object value, string parameter)
    {
        Annotations.Check((IReadOnlyDictionary<string, string>)value);
        return value;
    }
}
