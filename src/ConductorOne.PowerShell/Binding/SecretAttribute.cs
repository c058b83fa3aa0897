using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Security;
using ConductorOne.Api;
using ConductorOne.Resources;
using ConductorOne.Shapes;

namespace ConductorOne.PowerShell.Binding;

/// <summary>Lets a SecureString be given as plain text, for environment variables in CI. The text goes no further.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (PlainValue.Unwrapped(inputData) is not string text)
        {
            // PowerShell's own error about another type quotes the value.
            return PlainValue.Unwrapped(inputData) is null or SecureString
                ? inputData
                : throw new ArgumentTransformationMetadataException(Messages.SecretUnfit);
        }

        return Protect(text);
    }

    /// <summary>
    /// A value with every text and number in it protected: PowerShell hands out what is bound to a parameter together with each verbose line.
    /// </summary>
    public static object? ProtectAll(object? value) => value switch
    {
        string { Length: > 0 } text => Protect(text),
        IDictionary members => members.Entries().ToDictionary(member => member.Key, member => ProtectAll(member.Value)),
        byte[] bytes => Protect(Convert.ToBase64String(bytes)),
        _ when PlainList.Of(value) is { } items => items.Cast<object?>().Select(ProtectAll).ToArray(),
        _ when value is not null && ScalarText.IsNumber(value) => Protect(ScalarText.Of(value)!),
        _ => value,
    };

    /// <summary>The text, protected.</summary>
    public static SecureString Protect(string text)
    {
        var secret = new SecureString();
        foreach (var c in text)
        {
            secret.AppendChar(c);
        }

        secret.MakeReadOnly();
        return secret;
    }
}
