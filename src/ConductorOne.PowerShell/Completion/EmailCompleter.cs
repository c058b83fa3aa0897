using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ConductorOne.Lookup;
using ConductorOne.Validation;

namespace ConductorOne.PowerShell.Completion;

/// <summary>Completes addresses of users, by the beginning of the address or of the name.</summary>
internal sealed class EmailCompleter() : LookupCompleter(Noun.User)
{
    protected override IEnumerable<CompletionResult> Offer(IReadOnlyList<NamedId> found, string? word)
    {
        var typed = Completions.Typed(word);
        return found
            .Where(user => user.Address.Length > 0)
            .Where(user => Begins(user.Address, typed) || Begins(user.Name, typed))
            .SelectMany(user => Completions.Of([(user.Address, user.Name + " (" + user.Id + ")")], null));
    }

    private static bool Begins(string text, string typed) => text.StartsWith(typed, StringComparison.OrdinalIgnoreCase);
}
