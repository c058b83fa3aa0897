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
    private const string DeserializedSession = "Deserialized." + nameof(ConductorOne) + "." + nameof(ConductorOne.Sessions) + "." + nameof(C1Session);

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (inputData is PSObject copy && copy.TypeNames.Contains(DeserializedSession))
        {
            throw new ArgumentTransformationMetadataException(Messages.SessionDeserialized);
        }

        if ((inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is not string name)
        {
            return inputData;
        }

        var sessions = RunspaceSessions.Current;
        return sessions.Find(name)
            ?? throw new ArgumentTransformationMetadataException(sessions.Unknown(name));
    }
}
