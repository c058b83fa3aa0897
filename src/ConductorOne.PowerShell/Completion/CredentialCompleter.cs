using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Credentials;
using ConductorOne.PowerShell.Pipeline;
#if NETSTANDARD2_0
using ConductorOne.Compatibility;
#endif

namespace ConductorOne.PowerShell.Completion;

/// <summary>Completes the names of stored credentials.</summary>
internal sealed class CredentialCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.Of(Stored().Select(c => (c.Name, c.ServerUrl.ToString())), wordToComplete);

    private static IReadOnlyList<C1Credential> Stored()
    {
        IReadOnlyList<C1Credential> stored = [];
        try
        {
            using var patience = new CancellationTokenSource(IdCompleter.Patience);
            new PipelineBridge().Run(() => Task.Run(() => new CredentialStore().List(_ => { })).WaitAsync(patience.Token), credentials => stored = credentials);
        }
        catch (Exception e) when (e is CredentialStoreException or OperationCanceledException)
        {
            // Completion is a courtesy: it has nobody to tell.
        }

        return stored;
    }
}
