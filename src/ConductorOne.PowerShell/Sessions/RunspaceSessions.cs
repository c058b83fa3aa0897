using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using ConductorOne.Resources;
using ConductorOne.Sessions;

namespace ConductorOne.PowerShell.Sessions;

/// <summary>
/// The sessions that a runspace has connected, and its default. Belongs to the runspace and goes with it, so two runspaces of
/// one process never see each other's tenant. ForEach-Object -Parallel and its like use a runspace again for other work, after
/// resetting it: that ends with its events, so those are what the sessions hang on.
/// </summary>
internal sealed class RunspaceSessions
{
    private static readonly ConditionalWeakTable<PSEventManager, RunspaceSessions> ByEvents = new();

    private readonly List<C1Session> _sessions = [];

    /// <summary>Those of the runspace whose pipeline's thread this is.</summary>
    public static RunspaceSessions Current => ByEvents.GetOrCreateValue(Runspace.DefaultRunspace.Events);

    public C1Session? Default { get; private set; }

    public IReadOnlyList<C1Session> All => _sessions;

    public C1Session? Find(string name) => _sessions.FirstOrDefault(s => string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The sentence for a name that none has.</summary>
    public string Unknown(string name) =>
        Messages.SessionUnknown.With(name, _sessions.Count == 0 ? Messages.None : string.Join(", ", _sessions.Select(s => s.Name)));

    /// <summary>Makes a session the default; one of the same name is closed and replaced.</summary>
    public void Add(C1Session session)
    {
        if (Find(session.Name) is { } old)
        {
            Remove(old);
        }

        _sessions.Add(session);
        Default = session;
    }

    /// <summary>Closes a session, wherever it came from.</summary>
    public void Remove(C1Session session)
    {
        session.Close();
        _sessions.Remove(session);
        if (ReferenceEquals(Default, session))
        {
            Default = _sessions.LastOrDefault();
        }
    }
}
