using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace ConductorOne.Sandbox.Owners;

/// <summary>The owners of everything.</summary>
internal sealed class OwnerStore(TenantClock clock, Func<TimeSpan> lag)
{
    private readonly ConcurrentDictionary<(OwnerKind Kind, string Ids), OwnerList> _lists = new();

    /// <summary>The owners of one thing.</summary>
    public OwnerList Of(OwnerKind kind, params IReadOnlyList<string> ids) => _lists.GetOrAdd((kind, string.Join('/', ids)), _ => new OwnerList(clock, lag));

    /// <summary>The owners that show of one thing; none where nobody has ever changed them.</summary>
    public IReadOnlyList<Owner> Visible(OwnerKind kind, IReadOnlyList<string> ids) => _lists.TryGetValue((kind, string.Join('/', ids)), out var list) ? list.Visible : [];

    /// <summary>What a user owns.</summary>
    public IEnumerable<(OwnerKind Kind, string[] Ids)> OwnedBy(string userId) => _lists
        .Where(list => list.Value.Visible.Any(owner => owner.UserId == userId))
        .Select(list => (list.Key.Kind, list.Key.Ids.Split('/')))
        .OrderBy(owned => owned.Kind.Type, StringComparer.Ordinal)
        .ThenBy(owned => string.Join('/', owned.Item2), StringComparer.Ordinal);
}
