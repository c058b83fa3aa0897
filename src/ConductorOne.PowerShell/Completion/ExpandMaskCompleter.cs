using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace ConductorOne.PowerShell.Completion;

/// <summary>Completes what an answer can bring along.</summary>
internal abstract class ExpandMaskCompleter(string[] paths) : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.Of(paths.Select(path => (path, path)), wordToComplete);
}
