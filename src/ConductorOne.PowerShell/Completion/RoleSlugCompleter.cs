using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ConductorOne.Lists;
using ConductorOne.Lookup;
using ConductorOne.Operations;
using ConductorOne.Owners;

namespace ConductorOne.PowerShell.Completion;

/// <summary>Completes the roles under which the thing that is given already has owners. Nothing else tells which roles there are.</summary>
internal sealed class RoleSlugCompleter() : LookupCompleter(NewCall)
{
    protected override IEnumerable<CompletionResult> Offer(IReadOnlyList<NamedId> found, string? word) =>
        Completions.Of(found.Select(role => role.Id).Where(role => role.Length > 0).Distinct().Select(role => (role, role)), word);

    // The ids that are given tell what it is: an app, where there is no other.
    private static PagedCall<NamedId>? NewCall(IDictionary given) =>
        OwnerKind.All.LastOrDefault(kind => kind.Ids.All(id => IdOf(given, id) is not null)) is { } owned ? LookupCalls.OwnerRoles(owned, Ids(owned, given)) : null;

    private static Fields Ids(OwnerKind kind, IDictionary given)
    {
        var ids = new Fields();
        foreach (var id in kind.Ids)
        {
            ids.Add(id, IdOf(given, id));
        }

        return ids;
    }
}
