using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ConductorOne.Lists;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>
/// What -IfNotExists does: looks for an object by its name before it makes one. NameComparer says which names are the same, and a deleted
/// object does not count. Of several the oldest is taken, with a warning. What is made has its name as it was given.
/// </summary>
internal sealed class FindOrMake<T>
    where T : C1Object
{
    private readonly ConcurrentDictionary<string, OnePerName<T>> _byScope = new(StringComparer.OrdinalIgnoreCase);

    public static bool IsSameName(string? one, string? other) => NameComparer.Instance.Equals(one, other);

    /// <param name="cmdlet">Tells what was found.</param>
    /// <param name="scope">Where the name has to be the only one: an app, say.</param>
    /// <param name="name">The name, for messages, too.</param>
    /// <param name="lists">Where to look, one after another.</param>
    /// <param name="isMeant">Whether an object of the list is the one.</param>
    /// <param name="make">Makes it where there is none.</param>
    public RowWork<T> Work(C1Cmdlet cmdlet, string scope, string name, PagedCall<T>[] lists, Func<T, bool> isMeant, RowWork<T> make)
    {
        var objects = _byScope.GetOrAdd(scope, _ => new());
        return (session, trace, cancellationToken) => objects.GetAsync(name, async () =>
        {
            foreach (var list in lists)
            {
                if (Oldest(await session.Client.FindAllAsync(list, isMeant, trace, cancellationToken).ConfigureAwait(false), NameComparer.Bare(name), cmdlet) is { } found)
                {
                    return found;
                }
            }

            return await make(session, trace, cancellationToken).ConfigureAwait(false);
        });
    }

    private static T? Oldest(IReadOnlyList<T> found, string name, C1Cmdlet cmdlet)
    {
        if (found.Count > 1)
        {
            cmdlet.Bridge.Post(() => cmdlet.Warn(Messages.ExistSeveral.With(found.Count, name, found[0].Id, string.Join(", ", found.Skip(1).Select(other => other.Id)))));
        }
        else if (found.Count == 1)
        {
            cmdlet.Bridge.Post(() => ((Cmdlet)cmdlet).WriteVerbose(VisibleText.Lines(Messages.ExistsAlready.With(name, found[0].Id))));
        }

        return found.Count == 0 ? null : found[0];
    }
}
