using System;
using System.Collections.Generic;

namespace ConductorOne.Sandbox.Apps;

/// <summary>The ids of the users who own an app. What changes them shows after a while, as on the live server.</summary>
internal sealed class OwnerList(TenantClock clock, Func<TimeSpan> lag)
{
    private readonly List<(Deadline VisibleFrom, IReadOnlyList<string> Ids)> _states = [];

    /// <summary>The owners that show now.</summary>
    public IReadOnlyList<string> Visible
    {
        get
        {
            lock (_states)
                return _states.FindLast(state => clock.HasPassed(state.VisibleFrom)).Ids ?? [];
        }
    }

    /// <summary>Replaces the owners by what the change makes of them, of those included who do not show yet.</summary>
    public void Change(Func<IReadOnlyList<string>, IReadOnlyList<string>> change)
    {
        lock (_states)
            _states.Add((clock.After(lag()), change(_states.Count > 0 ? _states[^1].Ids : [])));
    }
}
