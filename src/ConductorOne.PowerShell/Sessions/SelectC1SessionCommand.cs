using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ConductorOne.PowerShell.Binding;
using ConductorOne.PowerShell.Completion;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Sessions;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Sessions;

/// <summary>Makes an open session the default of this runspace.</summary>
[Cmdlet(VerbsCommon.Select, "C1Session", DefaultParameterSetName = NameSet)]
[OutputType(typeof(C1Session))]
public sealed class SelectC1SessionCommand : PSCmdlet
{
    private const string NameSet = "Name";
    private const string SessionSet = "Session";

    private readonly List<C1Session> _given = [];

    /// <summary>The name of a session of this runspace.</summary>
    // Here and below, null gets as far as this cmdlet, so that the default does not stay what it was.
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = NameSet)]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(SessionCompleter))]
    public string? Name { get; set; }

    /// <summary>The session, of this runspace or of another one.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = SessionSet)]
    [AllowNull]
    [SessionByName]
    [ArgumentCompleter(typeof(SessionCompleter))]
    public C1Session? Session { get; set; }

    /// <summary>Writes the session.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Takes what the pipe gives.</summary>
    protected override void ProcessRecord()
    {
        if (Session is not null && !_given.Contains(Session))
        {
            _given.Add(Session);
        }
    }

    /// <summary>Makes it the default.</summary>
    protected override void EndProcessing()
    {
        var sessions = RunspaceSessions.Current;
        try
        {
            var session = Chosen(sessions);
            sessions.Select(session);
            if (PassThru)
            {
                WriteObject(session);
            }
        }
        catch (Exception e) when (e is NoSessionException or C1InputException)
        {
            sessions.LoseDefault(MyInvocation.MyCommand.Name);
            ThrowTerminatingError(ErrorRecords.From(e, (object?)Name ?? _given.FirstOrDefault()));
        }
    }

    private C1Session Chosen(RunspaceSessions sessions)
    {
        if (ParameterSetName == NameSet)
        {
            return sessions.Find(Name ?? "") ?? throw new NoSessionException(sessions.Unknown(Name ?? ""));
        }

        return _given.Count switch
        {
            0 => throw new NoSessionException(Messages.NothingToSelect),
            1 => _given[0],
            _ => throw new C1InputException(Messages.SelectOneSession.With(string.Join(", ", _given.Select(s => s.Name))), nameof(Session)),
        };
    }
}
