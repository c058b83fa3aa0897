using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using ConductorOne.Credentials;

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
        try
        {
            return new CredentialStore().List(_ => { });
        }
        catch (CredentialStoreException)
        {
            return [];
        }
    }
}
