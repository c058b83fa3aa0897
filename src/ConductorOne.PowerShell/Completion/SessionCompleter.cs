using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using ConductorOne.PowerShell.Sessions;

namespace ConductorOne.PowerShell.Completion;

/// <summary>Completes the names of this runspace's sessions.</summary>
internal sealed class SessionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.Of(RunspaceSessions.Current.All.Select(s => (s.Name, s.ServerUrl.ToString())), wordToComplete);
}
