using System;
using System.Collections.Generic;
using System.Linq;

namespace ConductorOne.Sandbox.Owners;

/// <summary>Who owns something. What changes them shows after a while, as on the live server.</summary>
internal sealed class OwnerList(TenantClock clock, Func<TimeSpan> lag)
{
    private readonly List<(Deadline VisibleFrom, IReadOnlyList<Owner> Owners)> _states = [];

    /// <summary>The owners that show now.</summary>
    public IReadOnlyList<Owner> Visible
    {
        get
        {
            lock (_states)
                return _states.FindLast(state => clock.HasPassed(state.VisibleFrom)).Owners ?? [];
        }
    }

    /// <summary>The ids of the users among them.</summary>
    public IReadOnlyList<string> Users => [.. Visible.Select(owner => owner.UserId).OfType<string>().Distinct()];

    /// <summary>
    /// Replaces the owners by what the change makes of them, of those included who do not show yet. Those of whom a connector says so stay.
    /// </summary>
    public void Change(Func<IReadOnlyList<Owner>, IEnumerable<Owner>> change)
    {
        lock (_states)
        {
            var present = _states.Count > 0 ? _states[^1].Owners : [];
            var changed = new List<Owner>();
            foreach (var owner in present.Where(owner => owner.IsImmutable).Concat(change(present)))
            {
                if (!changed.Exists(owner.IsSame))
                    changed.Add(owner);
            }

            _states.Add((clock.After(lag()), changed));
        }
    }
}
