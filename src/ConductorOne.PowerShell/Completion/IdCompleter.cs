using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ConductorOne.Lists;
using ConductorOne.Lookup;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Completion;

/// <summary>Completes ids, by the beginning of the id or of the name.</summary>
internal abstract class IdCompleter(Func<IDictionary, PagedCall<NamedId>?> newCall) : LookupCompleter(newCall)
{
    protected sealed override IEnumerable<CompletionResult> Offer(IReadOnlyList<NamedId> found, string? word)
    {
        var typed = (word ?? "").Trim('\'', '"');
        return found
            .Where(o => o.Id.StartsWith(typed, StringComparison.Ordinal) || o.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Where(o => Completions.CanBeTyped(o.Id))
            .Select(o => (o.Id, Name: VisibleText.Of(o.Name)))
            .Select(o => new CompletionResult(o.Id, o.Name.Length > 0 ? o.Name : o.Id, CompletionResultType.ParameterValue, o.Name + " (" + o.Id + ")"));
    }
}
