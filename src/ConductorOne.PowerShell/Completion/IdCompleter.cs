using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ConductorOne.Lists;
using ConductorOne.Lookup;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Completion;

/// <summary>Completes ids, by the beginning of the id, of the name or of the address.</summary>
/// <param name="newCall">What to ask, as for all that ask.</param>
/// <param name="fits">Which of the objects found may be given; all where nothing is said.</param>
internal abstract class IdCompleter(Func<IDictionary, PagedCall<NamedId>?> newCall, Func<NamedId, bool>? fits = null) : LookupCompleter(newCall)
{
    protected sealed override IEnumerable<CompletionResult> Offer(IReadOnlyList<NamedId> found, string? word)
    {
        var typed = Completions.Typed(word);
        return found
            .Where(o => fits is null || fits(o))
            .Where(o => o.Id.StartsWith(typed, StringComparison.Ordinal) || Begins(o.Name, typed) || (typed.Length > 0 && Begins(o.Address, typed)))
            .Where(o => Completions.CanBeTyped(o.Id))
            .Select(o => (o.Id, Name: VisibleText.Of(o.Name)))
            .Select(o => new CompletionResult(o.Id, o.Name.Length > 0 ? o.Name : o.Id, CompletionResultType.ParameterValue, o.Name + " (" + o.Id + ")"));
    }

    private static bool Begins(string text, string typed) => text.StartsWith(typed, StringComparison.OrdinalIgnoreCase);
}
