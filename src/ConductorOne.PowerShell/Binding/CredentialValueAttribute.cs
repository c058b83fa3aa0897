using System;
using System.Management.Automation;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Binding;

/// <summary>As <see cref="CredentialAttribute"/>: a PSCredential, or a user name to ask for. PowerShell would take the text of anything else for the name.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CredentialValueAttribute : ArgumentTransformationAttribute
{
    private static readonly CredentialAttribute Asking = new();

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        PlainValue.Unwrapped(inputData) switch
        {
            PSCredential credential => credential,
            null or string => Asking.Transform(engineIntrinsics, inputData),
            _ => throw new ArgumentTransformationMetadataException(Messages.CredentialUnfit),
        };
}
