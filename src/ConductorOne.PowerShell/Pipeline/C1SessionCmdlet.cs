using System.Management.Automation;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Sessions;
using ConductorOne.Resources;
using ConductorOne.Sessions;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>The base of every cmdlet that talks to a tenant.</summary>
public abstract class C1SessionCmdlet : C1Cmdlet
{
    private protected C1SessionCmdlet()
    {
    }

    /// <summary>The session, or its name; the runspace's default where none is given.</summary>
    [Parameter]
    [ValidateNotNull]
    [SessionByName]
    [ArgumentCompleter(typeof(SessionCompleter))]
    public C1Session? Session { get; set; }

    /// <summary>The session to use. Without one, the environment signs in; without that, the pipeline ends.</summary>
    private protected C1Session RequireSession()
    {
        var session = Session ?? RunspaceSessions.Current.Default ?? ConnectFromEnvironment();
        if (session is null)
        {
            Terminate(new NoSessionException(Messages.NoSession));
        }

        if (session.IsClosed)
        {
            Terminate(new NoSessionException(Messages.SessionClosed.With(session.Name)));
        }

        return session;
    }

    private C1Session? ConnectFromEnvironment()
    {
        SessionCredentials? credentials = null;
        try
        {
            credentials = EnvironmentCredentials.Read();
        }
        catch (C1InputException e)
        {
            Terminate(e);
        }

        if (credentials is null)
        {
            return null;
        }

        var session = credentials.Open(null, RunspaceSessions.Current);
        RunspaceSessions.Current.Add(session);
        WriteVerbose(Messages.ConnectedFromEnvironment.With(session.ServerUrl, session.SignIn));
        return session;
    }
}
