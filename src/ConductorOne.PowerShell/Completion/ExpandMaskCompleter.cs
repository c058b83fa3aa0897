using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using ConductorOne.Connectors;

namespace ConductorOne.PowerShell.Completion;

/// <summary>Completes what a connector's answer can bring along.</summary>
internal sealed class ExpandMaskCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.Of(ConnectorExpandMask.Known.Select(path => (path, path)), wordToComplete);
}
