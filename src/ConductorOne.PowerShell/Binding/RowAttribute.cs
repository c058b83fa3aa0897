using System;
using System.Management.Automation;
using ConductorOne.PowerShell.Pipeline;

namespace ConductorOne.PowerShell.Binding;

/// <summary>Marks the parameter that takes the row itself.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RowAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        RowBinding.Current.Begin();
        return inputData;
    }
}
