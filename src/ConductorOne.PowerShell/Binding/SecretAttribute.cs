using System;
using System.Management.Automation;
using System.Security;

namespace ConductorOne.PowerShell.Binding;

/// <summary>Lets a SecureString be given as plain text, for environment variables in CI. The text goes no further.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (PlainValue.TextOf(inputData) is not { } text)
        {
            return inputData;
        }

        var secret = new SecureString();
        foreach (var c in text)
        {
            secret.AppendChar(c);
        }

        secret.MakeReadOnly();
        return secret;
    }
}
