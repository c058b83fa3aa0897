using System.Management.Automation;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Sessions;

namespace ConductorOne.PowerShell.Sessions;

/// <summary>Closes a session: its token is forgotten, requests under way are cancelled.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "C1")]
public sealed class DisconnectC1Command : PSCmdlet
{
    /// <summary>The session, or its name; the default where none is given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    [SessionByName]
    [ArgumentCompleter(typeof(SessionCompleter))]
    public C1Session? Session { get; set; }

    /// <summary>Closes it.</summary>
    protected override void ProcessRecord()
    {
        var sessions = RunspaceSessions.Current;
        if ((Session ?? sessions.Default) is { } session)
        {
            sessions.Remove(session);
        }
        else
        {
            WriteError(ErrorRecords.From(new NoSessionException(Messages.NothingToDisconnect), null));
        }
    }
}
