using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;

namespace ConductorOne.Lists;

/// <summary>Looks for objects in a list.</summary>
internal static class Finding
{
    /// <summary>The objects of the list that are meant and not deleted, the oldest first.</summary>
    /// <exception cref="C1ApiException">A page could not be had, or none was found and another cannot be read.</exception>
    public static async Task<IReadOnlyList<T>> FindAllAsync<T>(
        this C1Client client, PagedCall<T> list, Func<T, bool> isMeant, IApiTrace? trace, CancellationToken cancellationToken)
        where T : C1Object
    {
        var found = new List<T>();
        using var pages = new PageReader<T>(client.SendAsync, list);
        C1ApiException? unread = null;
        while (await pages.NextAsync(trace, cancellationToken).ConfigureAwait(false) is { } page)
        {
            found.AddRange(page.Where(item => item.DeletedAt is null && isMeant(item)));
            unread ??= pages.Holes.Count > 0 ? pages.Holes[0] : null;
        }

        // It may be the one that could not be read.
        if (found.Count == 0 && unread is not null)
        {
            throw unread;
        }

        // Ids begin with the time, too.
        return [.. found.OrderBy(item => item.CreatedAt ?? DateTimeOffset.MaxValue).ThenBy(item => item.Id, StringComparer.Ordinal)];
    }
}
