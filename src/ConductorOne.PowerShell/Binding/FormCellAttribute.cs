using System;
using System.Collections;
using ConductorOne.Resources;
using ConductorOne.Shapes;

namespace ConductorOne.PowerShell.Binding;

/// <summary>A form, as a hashtable or as JSON, checked against the form schema down to its last key.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FormCellAttribute() : ObjectCellAttribute(typeof(IDictionary))
{
    protected override string Expected => Messages.ExpectedObject;

    private protected override object? Convert(object? value) => ShapeReader.Read(FormSchema.Message("Form"), value, "Form");
}
