using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using ConductorOne.Api;

namespace ConductorOne.PowerShell.Completion;

/// <summary>Completes operations by any part of their names; those that begin as the word does come first.</summary>
internal sealed class OperationCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = Completions.Typed(wordToComplete);
        return ApiTable.Current.Operations
            .Where(o => Completions.Has(o.Name, typed))
            .OrderBy(o => !o.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).ThenBy(o => o.Name, StringComparer.OrdinalIgnoreCase)
            .Select(o => new CompletionResult(o.Name, o.Name, CompletionResultType.ParameterValue, o.Method + " " + o.Path));
    }
}
