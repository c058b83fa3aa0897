using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;

namespace ConductorOne.Lists;

/// <summary>Looks for one object in a list.</summary>
internal static class Finding
{
    /// <summary>The first object of the list that is meant, or nothing. No page behind it is waited for.</summary>
    /// <exception cref="C1ApiException">A page could not be had, or the object was not found and another cannot be read.</exception>
    public static async Task<T?> FindAsync<T>(
        this C1Client client, PagedCall<T> list, Func<T, bool> isMeant, IApiTrace? trace, CancellationToken cancellationToken)
        where T : class
    {
        using var pages = new PageReader<T>(client.SendAsync, list);
        C1ApiException? unread = null;
        while (await pages.NextAsync(trace, cancellationToken).ConfigureAwait(false) is { } page)
        {
            if (page.FirstOrDefault(isMeant) is { } found)
            {
                return found;
            }

            unread ??= pages.Holes.Count > 0 ? pages.Holes[0] : null;
        }

        // It may be the one that could not be read.
        return unread is null ? null : throw unread;
    }
}
