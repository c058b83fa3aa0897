using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using ConductorOne.Connectors;

namespace ConductorOne.PowerShell.Completion;

/// <summary>Completes the names of the connector catalog.</summary>
internal sealed class CatalogCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var isUnique = ConnectorCatalog.Entries.ToLookup(e => e.Name);
        return Completions.Of(
            ConnectorCatalog.Entries.Select(e => (
                isUnique[e.Name].Count() == 1 ? e.Name : e.Slug,
                e.Fields.Count == 0 ? e.Name : string.Join(", ", e.Fields.Select(f => f.Name)))),
            wordToComplete);
    }
}
