using System.Management.Automation;
using System.Management.Automation.Runspaces;
using ConductorOne.Sessions;

namespace ConductorOne.PowerShell.Sessions;

/// <summary>
/// What a session shows beside its own properties. Not in ConductorOne.Types.ps1xml, where it would be a script with the name of a class, for which
/// PowerShell searches every assembly at each import.
/// </summary>
public static class SessionMembers
{
    /// <summary>Adds the property IsDefault to a session, as PowerShell sees it.</summary>
    internal static void AddTo(C1Session session) =>
        PSObject.AsPSObject(session).Members.Add(new PSCodeProperty(nameof(IsDefault), typeof(SessionMembers).GetMethod(nameof(IsDefault))));

    /// <summary>Whether a session is the default of the runspace that asks. Asked anew each time: each runspace has a default of its own.</summary>
    /// <param name="session">The session.</param>
    public static bool IsDefault(PSObject session) =>
        session?.BaseObject is C1Session known && Runspace.DefaultRunspace is not null && ReferenceEquals(RunspaceSessions.Current.Default, known);
}
