using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Apps;
using ConductorOne.Http;
using ConductorOne.Operations;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Owners;

/// <summary>The owners that one thing is to have, and no others.</summary>
/// <param name="kind">What kind of thing it is.</param>
/// <param name="ids">Which one.</param>
/// <param name="role">The role of the owners; nothing for users without one.</param>
/// <param name="users">The users; nothing where they stay as they are.</param>
/// <param name="entitlements">The same for entitlements.</param>
internal sealed class WantedOwners(OwnerKind kind, Fields ids, string? role, IReadOnlyList<string>? users, IReadOnlyList<C1AppEntitlementRef>? entitlements)
{
    private readonly OwnerOperations _operations = new(kind, ids, role);

    // Each once.
    private readonly IReadOnlyList<string>? _users = users is null ? null : [.. users.Distinct(StringComparer.Ordinal)];
    private readonly IReadOnlyList<C1AppEntitlementRef>? _entitlements = entitlements is null ? null : [.. entitlements.GroupBy(reference => reference.ToString()).Select(same => same.First())];

    // What does not know entitlements replaces users alone.
    private bool IsOld => kind.Users is not null && role is null && _entitlements is null;

    /// <summary>The request as far as it is known before anything is read.</summary>
    /// <exception cref="C1InputException">A role is missing, or there are too many.</exception>
    public ApiCall<Done> Unread()
    {
        if (!IsOld)
        {
            kind.RequireRole(role);
        }

        return _operations.Replace(_users ?? [], _entitlements ?? []);
    }

    /// <summary>Reads the present owners, and says what replacing them comes to. What is not given stays as it is.</summary>
    /// <exception cref="C1InputException">A user is none of the tenant: the server would leave it out.</exception>
    public async Task<OwnerReplacement> AgainstPresentAsync(C1Client client, IApiTrace? trace, CancellationToken cancellationToken)
    {
        var lists = new OwnerLists(kind, ids, role);
        var present = await (IsOld ? lists.Users() : lists.Users().Then(lists.Entitlements())).AllAsync(client, trace, cancellationToken).ConfigureAwait(false);
        var known = present.Select(owner => owner.UserId).OfType<string>().ToArray();
        var missing = await OwnerFaults.MissingAsync([.. (_users ?? []).Except(known)], client, trace, cancellationToken).ConfigureAwait(false);
        Required.That(missing.Count == 0, "UserId", () => Messages.OwnerIsNoUser.With(string.Join(", ", missing), kind.Subject(ids)));

        var read = present.ToLookup(owner => owner.Key);
        IReadOnlyList<C1Owner> owners =
        [
            .. lists.New(_users ?? known, _entitlements ?? present.Select(owner => owner.AppEntitlementRef).OfType<C1AppEntitlementRef>())
                .Select(owner => read[owner.Key].FirstOrDefault() ?? owner),
        ];
        var kept = new HashSet<string>(owners.Select(owner => owner.Key), StringComparer.Ordinal);
        return new(
            owners,
            [.. present.Where(owner => !owner.IsImmutable && !kept.Contains(owner.Key))],
            new HashSet<string>(present.Where(owner => owner.IsImmutable).Select(owner => owner.Key), StringComparer.Ordinal),
            _operations.Replace(
                [.. owners.Select(owner => owner.UserId).OfType<string>()], [.. owners.Select(owner => owner.AppEntitlementRef).OfType<C1AppEntitlementRef>()]));
    }
}

/// <summary>What replacing the owners of one thing comes to.</summary>
/// <param name="Owners">Who owns it then.</param>
/// <param name="Dropped">Who does not any more.</param>
/// <param name="Fixed">Those that stay because a connector says so, by their keys.</param>
/// <param name="Call">The request.</param>
internal sealed record OwnerReplacement(IReadOnlyList<C1Owner> Owners, IReadOnlyList<C1Owner> Dropped, ISet<string> Fixed, ApiCall<Done> Call);
