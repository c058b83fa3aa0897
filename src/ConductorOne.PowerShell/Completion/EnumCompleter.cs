using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using ConductorOne.Json;

namespace ConductorOne.PowerShell.Completion;

/// <summary>Completes the known values of an enumeration.</summary>
internal sealed class EnumCompleter<T> : IArgumentCompleter
    where T : WireEnum, new()
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.Of(
            WireEnum.Of<T>().Names.Where(n => n != "Unspecified").Select(n => (n, WireEnum.Of<T>().ToWire(n))), wordToComplete);
}
