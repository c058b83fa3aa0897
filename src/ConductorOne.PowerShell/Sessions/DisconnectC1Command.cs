using System.Management.Automation;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Sessions;

namespace ConductorOne.PowerShell.Sessions;

/// <summary>Closes a session: its token is forgotten, requests under way are cancelled.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "C1", DefaultParameterSetName = "Session")]
public sealed class DisconnectC1Command : PSCmdlet
{
    /// <summary>The session, or its name; the default where none is given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = "Session")]
    [ValidateNotNull]
    [SessionByName]
    [ArgumentCompleter(typeof(SessionCompleter))]
    public C1Session? Session { get; set; }

    /// <summary>All sessions that this runspace opened.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "All")]
    public SwitchParameter All { get; set; }

    /// <summary>Closes it.</summary>
    protected override void ProcessRecord()
    {
        var sessions = RunspaceSessions.Current;
        if (All)
        {
            sessions.RemoveAll();
        }
        else if (Session is not null)
        {
            sessions.Remove(Session);
        }
        else if (!sessions.RemoveDefault())
        {
            var message = sessions.All.Count == 0 ? Messages.NothingToDisconnect : Messages.NoDefaultToDisconnect.With(sessions.Listed());
            WriteError(ErrorRecords.From(new NoSessionException(message), null));
        }
    }
}
