using System;
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
    private static PagedCall<NamedId>? NewCall(Func<string, string?> given)
    {
        var ids = new Fields();
        var owned = OwnerKind.All.LastOrDefault(kind => kind.Ids.All(id => given(id) is not null));
        foreach (var id in owned?.Ids ?? [])
        {
            ids.Add(id, given(id));
        }

        return owned is null ? null : LookupCalls.OwnerRoles(owned, ids);
    }
}
