using System;
using System.Collections;
using System.Management.Automation;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Binding;

/// <summary>An id, or the object that has it. PowerShell would take the text of an object, which is its name, for the id.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IdAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Of(inputData);

    public static object? Of(object? value) => PlainValue.Of(value) switch
    {
        C1Object known => known.Id,
        IDictionary or object?[] => throw new ArgumentTransformationMetadataException(Messages.ExpectedId),
        _ => value,
    };
}
