using System;
using System.Management.Automation;
using ConductorOne.PowerShell.Sessions;
using ConductorOne.Resources;
using ConductorOne.Sessions;

namespace ConductorOne.PowerShell.Binding;

/// <summary>Lets a session be given by its name.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SessionByNameAttribute : ArgumentTransformationAttribute
{
    // What a session becomes on its way into a job or to another machine.
    private static readonly string DeserializedSession = "Deserialized." + typeof(C1Session).FullName;

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (inputData is PSObject copy && copy.TypeNames.Contains(DeserializedSession))
        {
            throw new ArgumentTransformationMetadataException(Messages.SessionDeserialized);
        }

        var value = PlainValue.Unwrapped(inputData);
        if (value is not string name)
        {
            // PowerShell would say that it cannot convert a C1Session into a C1Session.
            return value is C1Session || value?.GetType().FullName != typeof(C1Session).FullName
                ? inputData
                : throw new ArgumentTransformationMetadataException(Messages.SessionOfAnotherBuild);
        }

        var sessions = RunspaceSessions.Current;
        return sessions.Find(name)
            ?? throw new ArgumentTransformationMetadataException(sessions.Unknown(name));
    }
}
