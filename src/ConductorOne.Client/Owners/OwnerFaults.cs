using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Operations;
using ConductorOne.Resources;
using ConductorOne.Users;

namespace ConductorOne.Owners;

/// <summary>Finds out why the server refuses an owner.</summary>
internal static class OwnerFaults
{
    /// <summary>The error with the sentence that the server does not have: that the owner is no user, or that the connector says who owns it.</summary>
    public static async Task<C1ApiException> ExplainAsync(
        C1ApiException error, OwnerKind kind, Fields ids, C1Owner owner, C1Client client, IApiTrace? trace, CancellationToken cancellationToken) =>
        owner.UserId is not { } user || error.Status is not (400 or 403 or 404 or 409 or 412)
            ? error
            : await Explanation.OfAsync(error, async () =>
            {
                if (error.Kind == C1ErrorKind.NotFound)
                {
                    return await MissingAsync([user], client, trace, cancellationToken).ConfigureAwait(false) is { Count: > 0 }
                        ? error.With(Messages.OwnerIsNoUser.With(user, kind.Subject(ids)))
                        : error;
                }

                var owners = error.Method == "DELETE" && kind == OwnerKind.AppResource
                    ? await new OwnerLists(kind, ids, null).Users().AllAsync(client, trace, cancellationToken).ConfigureAwait(false)
                    : [];
                return owners.FirstOrDefault(known => known.UserId == user && known.IsImmutable) is { } immutable
                    ? error.With(Messages.OwnerIsImmutable.With(immutable, kind.Subject(ids)))
                    : error;
            }).ConfigureAwait(false);

    /// <summary>Which of these are no users of the tenant.</summary>
    public static async Task<IReadOnlyList<string>> MissingAsync(IReadOnlyCollection<string> ids, C1Client client, IApiTrace? trace, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var found = await UserOperations.Search.Call(new() { { "Ids", ids.ToArray() } }).AllAsync(client, trace, cancellationToken).ConfigureAwait(false);
        return [.. ids.Except(found.Select(user => user.Id), StringComparer.Ordinal)];
    }
}
