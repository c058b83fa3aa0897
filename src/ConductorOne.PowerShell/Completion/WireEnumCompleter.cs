using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using ConductorOne.Json;

namespace ConductorOne.PowerShell.Completion;

/// <summary>Completes the known values of an enumeration.</summary>
public abstract class WireEnumCompleter : IArgumentCompleter
{
    private readonly WireEnum _values;

    private protected WireEnumCompleter(WireEnum values) => _values = values;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.Of(_values.Names.Where(n => n != "Unspecified").Select(n => (n, _values.ToWire(n))), wordToComplete);
}
