using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using ConductorOne.Policies;

namespace ConductorOne.PowerShell.Completion;

/// <summary>Completes time zones, by the beginning of the name or of its last part, the city.</summary>
internal sealed class TimeZoneCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = Completions.Typed(wordToComplete);
        return Completions.Of(
            TimeZoneNames.All.Where(name => Begins(name, typed) || Begins(name.Substring(name.LastIndexOf('/') + 1), typed)).Select(name => (name, name)), null);
    }

    private static bool Begins(string text, string typed) => text.StartsWith(typed, StringComparison.OrdinalIgnoreCase);
}
