using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Threading;
using ConductorOne.Http;
using ConductorOne.Lookup;
using ConductorOne.PowerShell.Pipeline;
using ConductorOne.PowerShell.Sessions;
using ConductorOne.Sessions;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Completion;

/// <summary>
/// Completes ids by asking the session's server, by the beginning of the id or of the name. Silent without a session, offline, or
/// when the answer takes longer than somebody who types would wait.
/// </summary>
internal abstract class IdCompleter : IArgumentCompleter
{
    /// <summary>What somebody who types would wait.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var session = SessionOf(fakeBoundParameters["Session"]);
        if (session is not { IsClosed: false } || NewCall(fakeBoundParameters) is not { } call)
        {
            return [];
        }

        var typed = (wordToComplete ?? "").Trim('\'', '"');
        return Find(session, call)
            .Where(o => o.Id.StartsWith(typed, StringComparison.Ordinal) || o.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Select(o => new CompletionResult(o.Id, o.Name.Length > 0 ? o.Name : o.Id, CompletionResultType.ParameterValue, o.Name + " (" + o.Id + ")"))
            .ToArray();
    }

    /// <summary>What to ask, or nothing where another parameter is needed first.</summary>
    protected abstract ApiCall<NamedId[]>? NewCall(IDictionary boundParameters);

    private static C1Session? SessionOf(object? bound) => bound switch
    {
        C1Session session => session,
        string name => RunspaceSessions.Current.Find(name),
        _ => RunspaceSessions.Current.Default,
    };

    private static NamedId[] Find(C1Session session, ApiCall<NamedId[]> call)
    {
        NamedId[] found = [];
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            new PipelineBridge().Run(() => session.Lookups.GetAsync(session.Client, call, patience.Token), ids => found = ids);
        }
        catch (Exception e) when (e is C1ApiException or C1InputException or OperationCanceledException or ObjectDisposedException)
        {
            // Completion is a courtesy: it has nobody to tell.
        }

        return found;
    }
}
