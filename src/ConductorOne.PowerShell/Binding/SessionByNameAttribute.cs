using System;
using System.Management.Automation;
using ConductorOne.PowerShell.Sessions;

namespace ConductorOne.PowerShell.Binding;

/// <summary>Lets a session be given by its name.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SessionByNameAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if ((inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is not string name)
        {
            return inputData;
        }

        var sessions = RunspaceSessions.Current;
        return sessions.Find(name)
            ?? throw new ArgumentTransformationMetadataException(sessions.Unknown(name));
    }
}
