using System.Management.Automation.Runspaces;
using ConductorOne.Sessions;

namespace ConductorOne.PowerShell.Sessions;

/// <summary>What a session shows beside its own properties. ConductorOne.Types.ps1xml adds them.</summary>
public static class SessionMembers
{
    /// <summary>Whether a session is the default of the runspace that asks.</summary>
    /// <param name="session">The session.</param>
    public static bool IsDefault(C1Session session) =>
        session is not null && Runspace.DefaultRunspace is not null && ReferenceEquals(RunspaceSessions.Current.Default, session);
}
