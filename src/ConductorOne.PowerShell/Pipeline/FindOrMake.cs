using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ConductorOne.Lists;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>
/// What -IfNotExists does: looks for an object by its name before it makes one. Names are the same in any case of letters, as they are
/// to the server's search, and a deleted object does not count. Of several the oldest is taken, with a warning.
/// </summary>
internal sealed class FindOrMake<T>
    where T : C1Object
{
    private readonly OnePerName<T> _objects = new();

    public static bool IsSameName(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <param name="cmdlet">Tells what was found.</param>
    /// <param name="scope">Where the name has to be the only one: an app, say.</param>
    /// <param name="name">The name, for messages, too.</param>
    /// <param name="list">Where to look.</param>
    /// <param name="isMeant">Whether an object of the list is the one.</param>
    /// <param name="make">Makes it where there is none.</param>
    public RowWork<T> Work(C1Cmdlet cmdlet, string scope, string name, PagedCall<T> list, Func<T, bool> isMeant, RowWork<T> make) =>
        (session, trace, cancellationToken) => _objects.GetAsync(
            scope + "\n" + name,
            async () => Oldest(await session.Client.FindAllAsync(list, isMeant, trace, cancellationToken).ConfigureAwait(false), name, cmdlet)
                ?? await make(session, trace, cancellationToken).ConfigureAwait(false));

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
