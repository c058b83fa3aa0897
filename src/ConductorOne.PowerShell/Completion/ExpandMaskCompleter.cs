using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Completion;

/// <summary>Completes what an answer can bring along.</summary>
internal sealed class ExpandMaskCompleter<T> : IArgumentCompleter
    where T : ExpandMask, new()
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.Of(new T().Paths.Select(path => (path, path)), wordToComplete);
}
