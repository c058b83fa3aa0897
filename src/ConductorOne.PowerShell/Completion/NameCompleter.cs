using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ConductorOne.Lookup;

namespace ConductorOne.PowerShell.Completion;

/// <summary>Completes display names of the objects of a class, with a backtick before what would be a wildcard.</summary>
internal sealed class NameCompleter<T>() : LookupCompleter(NounOf<T>())
    where T : C1Object
{
    protected override IEnumerable<CompletionResult> Offer(IReadOnlyList<NamedId> found, string? word) => Completions.Of(
        found
            .Where(o => o.Name.StartsWith(WildcardPattern.Unescape(Completions.Typed(word)), StringComparison.OrdinalIgnoreCase) && o.Name.Length > 0)
            .GroupBy(o => o.Name)
            .Select(o => (WildcardPattern.Escape(o.Key), string.Join(", ", o.Select(named => named.Id)))),
        null);
}
