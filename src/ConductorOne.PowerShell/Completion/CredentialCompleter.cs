using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Threading.Tasks;
using ConductorOne.Credentials;
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
        Completions.Of(
            GracePeriod.Fetch(patience => Task.Run(() => new CredentialStore().List(_ => { })).WaitAsync(patience)).Select(c => (c.Name, c.ServerUrl.ToString())),
            wordToComplete);
}
