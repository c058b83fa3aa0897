using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.Resources;
using ConductorOne.Sessions;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Sessions;

/// <summary>
/// The sessions that a runspace knows, and its default. Belongs to the runspace and goes with it, so two runspaces of
/// one process never see each other's tenant. ForEach-Object -Parallel and its like use a runspace again for other work, after
/// resetting it: that ends with its events, so those are what the sessions hang on.
/// </summary>
internal sealed class RunspaceSessions
{
    private static readonly ConditionalWeakTable<PSEventManager, RunspaceSessions> ByEvents = new();

    // A session that another runspace closed stays until this one replaces or disconnects it: a call that names it reads that it is closed.
    private readonly List<C1Session> _sessions = [];

    // Those that another runspace opened. That one may still use them, so only an explicit Disconnect-C1 of one closes it.
    private readonly HashSet<C1Session> _borrowed = [];

    private C1Session? _default;

    // The cmdlet that was to choose the default, and failed.
    private string? _failedCmdlet;

    /// <summary>Those of the runspace whose pipeline's thread this is.</summary>
    public static RunspaceSessions Current => ByEvents.GetOrCreateValue(Runspace.DefaultRunspace.Events);

    public C1Session? Default => _default is { IsClosed: false } ? _default : null;

    /// <summary>Those that are open.</summary>
    public IReadOnlyList<C1Session> All => [.. _sessions.Where(s => !s.IsClosed)];

    /// <summary>Finds a session by its name, even one that is closed.</summary>
    public C1Session? Find(string name) => _sessions.FirstOrDefault(s => string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The sentence for a name that no session has.</summary>
    public string Unknown(string name) =>
        Messages.SessionUnknown.With(name, All.Count == 0 ? Messages.None : string.Join(", ", All.Select(s => s.Name)));

    /// <summary>The open sessions with their servers, for a sentence that says what there is to choose from.</summary>
    public string Listed() => string.Join(", ", All.Select(s => Messages.SessionAtServer.With(s.Name, Server(s))));

    /// <summary>
    /// Why a call without a session must not go anywhere: others are open, or the one that the user meant is gone. Nothing where no
    /// session is open and none was meant, so that the environment may sign in.
    /// </summary>
    public string? NoDefault()
    {
        var cause = _default is { IsClosed: true } ? Messages.DefaultSessionClosed.With(_default.Name)
            : _failedCmdlet is not null ? Messages.ChoiceFailed.With(_failedCmdlet)
            : null;
        var advice = All.Count > 0 ? Messages.NoDefaultSession.With(Listed())
            : cause is null ? null
            : EnvironmentCredentials.AreSet ? Messages.NoOpenSession + " " + Messages.EnvironmentUnused
            : Messages.NoOpenSession;
        return cause is null ? advice : cause + " " + advice;
    }

    /// <summary>Makes a new session the default and replaces one of the same name.</summary>
    public void Add(C1Session session)
    {
        SessionMembers.AddTo(session);
        if (Find(session.Name) is { } old)
        {
            Release(old);
        }

        _sessions.Add(session);
        Choose(session);
    }

    /// <summary>Makes a session the default, and known here if another runspace opened it.</summary>
    /// <exception cref="NoSessionException">The session is closed.</exception>
    /// <exception cref="C1InputException">Another open session has its name.</exception>
    public void Select(C1Session session)
    {
        if (session.IsClosed)
        {
            throw new NoSessionException(Messages.SessionClosed.With(session.Name));
        }

        var known = Find(session.Name);
        if (!ReferenceEquals(known, session))
        {
            if (known is not null)
            {
                Required.That(known.IsClosed, "Session", () => Messages.SessionNameTaken.With(known.Name, Server(known), Server(session)));
                Forget(known);
            }

            _sessions.Add(session);
            _borrowed.Add(session);
        }

        Choose(session);
    }

    /// <summary>Leaves no default: a cmdlet that was to choose another one failed, and the one before is not what the user meant.</summary>
    public void LoseDefault(string failedCmdlet)
    {
        _default = null;
        _failedCmdlet = failedCmdlet;
    }

    /// <summary>Closes a session, wherever it came from. If it was the default, there is none.</summary>
    public void Remove(C1Session session)
    {
        session.Close();
        Forget(session);
    }

    /// <summary>Closes the default; one that was closed elsewhere is forgotten. False where there is none.</summary>
    public bool RemoveDefault()
    {
        if (_default is null)
        {
            return false;
        }

        Remove(_default);
        return true;
    }

    /// <summary>Closes those that this runspace opened, and forgets all.</summary>
    public void RemoveAll()
    {
        _sessions.ToList().ForEach(Release);
        _default = null;
        _failedCmdlet = null;
    }

    private static string Server(C1Session session) => session.ServerUrl.GetLeftPart(UriPartial.Authority);

    private void Choose(C1Session session)
    {
        _default = session;
        _failedCmdlet = null;
    }

    private void Release(C1Session session)
    {
        if (_borrowed.Contains(session))
        {
            Forget(session);
        }
        else
        {
            Remove(session);
        }
    }

    private void Forget(C1Session session)
    {
        _sessions.Remove(session);
        _borrowed.Remove(session);
        if (ReferenceEquals(_default, session))
        {
            _default = null;
        }
    }
}
