using System;
using System.Management.Automation;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Binding;

/// <summary>
/// Takes nothing but objects of the parameter's own type. PowerShell would make one out of other things, and its error quotes what it could
/// not: a token that was given instead of what gets one.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OfTypeAttribute(Type type) : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        PlainValue.Unwrapped(inputData) is not { } value || type.IsInstanceOfType(value)
            ? inputData
            : throw new ArgumentTransformationMetadataException(Messages.ValueNotOfType.With(type.Name));
}
