using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ConductorOne.Http;
using ConductorOne.Lists;
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
    private C1Session? _session;

    private protected C1SessionCmdlet()
    {
    }

    /// <summary>The session, or its name; the runspace's default where none is given.</summary>
    [Parameter]
    [ValidateNotNull]
    [SessionByName]
    [ArgumentCompleter(typeof(SessionCompleter))]
    public C1Session? Session { get; set; }

    /// <summary>
    /// The session to use: the same to the end, even if another becomes the default meanwhile. Where no session is open, the environment
    /// signs in; without that, the pipeline ends.
    /// </summary>
    /// <param name="beforeEnd">Writes what is still on its way, where the pipeline ends because the session was closed in the meantime.</param>
    private protected C1Session RequireSession(Action? beforeEnd = null)
    {
        _session ??= Session ?? RunspaceSessions.Current.Default;
        if (_session is null && RunspaceSessions.Current.NoDefault() is { } reason)
        {
            // Not the environment: its tenant may be another than the user's.
            Terminate(new NoSessionException(reason));
        }

        _session ??= ConnectFromEnvironment();
        if (_session is null)
        {
            Terminate(new NoSessionException(Messages.NoSession));
        }

        if (_session.IsClosed)
        {
            beforeEnd?.Invoke();
            Terminate(new NoSessionException(Messages.SessionClosed.With(_session.Name)));
        }

        return _session;
    }

    /// <summary>Whether a request may be sent. Reads ask nobody; -WhatIf shows what would go.</summary>
    /// <param name="request">What would be sent.</param>
    /// <param name="action">What -WhatIf and -Confirm call the step.</param>
    /// <param name="target">What they call the object.</param>
    /// <param name="behind">What would be sent after it.</param>
    private protected bool MayGoOn(ApiRequest request, string action, string target, IEnumerable<ApiRequest>? behind = null)
    {
        if (request.IsRead || MayDo(action, target, out var reason))
        {
            return true;
        }

        if (reason == ShouldProcessReason.WhatIf)
        {
            foreach (var one in new[] { request }.Concat(behind ?? []))
            {
                WriteVerbose(Messages.WouldSend.With(one.Method, one.ShownPath, one.Preview?.Invoke()).TrimEnd());
            }
        }

        return false;
    }

    /// <summary>Writes a list, page by page as it arrives. A page that cannot be had is an error of the row that asked for the list.</summary>
    /// <returns>Whether the whole list came, and there was nothing in it.</returns>
    private protected bool WritePages<T, TRow>(PageReader<T> reader, PendingRow<TRow> row)
    {
        var isEmpty = true;
        for (IReadOnlyList<T>? page = []; page is not null;)
        {
            isEmpty &= page.Count == 0;
            WriteObject(page, enumerateCollection: true);
            foreach (var hole in reader.Holes)
            {
                isEmpty = false;
                Fail(hole, row.Target, row.Row.Name);
            }

            page = null;
            Await(reader.NextAsync, next => page = next, error =>
            {
                isEmpty = false;
                Fail(error, row.Target, row.Row.Name);
            });
        }

        return isEmpty;
    }

    private void Fail(Exception error, object? target, string? row)
    {
        if (ErrorRecords.EndsEveryPipe(error, MyInvocation.ExpectingInput))
        {
            Terminate(error, target, row);
        }

        WriteError(ErrorRecords.From(error, target, row));
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
