using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Lists;
using ConductorOne.Operations;
using ConductorOne.Waiting;

namespace ConductorOne.Owners;

/// <summary>How to see that a change of owners has come: every one takes the server a minute or more.</summary>
internal static class OwnerWaits
{
    /// <summary>The live server takes 45 to 150 seconds, and sometimes four minutes.</summary>
    public static readonly WaitPace Pace = new(TimeSpan.FromSeconds(12), TimeSpan.FromMinutes(10));

    private static readonly Func<AnswerJson, OwnerIdsAnswer?> Ids = JsonBody.Reader(C1JsonContext.Default.OwnerIdsAnswer, answer => answer);

    /// <summary>Waits until the owners are what was asked for.</summary>
    /// <param name="kind">What kind of thing is owned.</param>
    /// <param name="ids">Which one.</param>
    /// <param name="role">The role of the owners; nothing for users without one.</param>
    /// <param name="made">What comes of it.</param>
    /// <param name="isSo">Whether the owners, each by its key, are what was asked for.</param>
    public static Wait<T> For<T>(OwnerKind kind, Fields ids, string? role, T made, Func<ISet<string>, bool> isSo)
        where T : class
    {
        var subject = kind.Subject(ids);
        var life = new ApiCall<string>(ApiRequest.Get(kind.Item.Fill(ids)), json => IsDeleted(json) ? "deleted" : "there");
        T? Done(ISet<string> seen) => isSo(seen) ? made : null;
        if (kind.Users is { } users && string.IsNullOrWhiteSpace(role))
        {
            var call = new ApiCall<OwnerIdsAnswer>(ApiRequest.Get(users.Ids.Fill(ids)), Ids);
            return Wait<T>.For<ISet<string>>(
                call.Request,
                async (client, trace, cancellationToken) => await LiveAsync(
                    new HashSet<string>((await client.SendAsync(call, trace, cancellationToken).ConfigureAwait(false)).UserIds ?? [], StringComparer.Ordinal),
                    client,
                    trace,
                    cancellationToken).ConfigureAwait(false),
                Done,
                Pace,
                subject,
                kind.LookAgain(ids, role));
        }

        var lists = new OwnerLists(kind, ids, role);
        return Wait<T>.For<ISet<string>>(
            lists.Users().PageAt("", PageReader<C1Owner>.SizeOfPage(null, null)).Request,
            async (client, trace, cancellationToken) => await LiveAsync(
                new HashSet<string>(
                    (await lists.Users().Then(lists.Entitlements()).AllAsync(client, trace, cancellationToken).ConfigureAwait(false)).Select(owner => owner.Key),
                    StringComparer.Ordinal),
                client,
                trace,
                cancellationToken).ConfigureAwait(false),
            Done,
            Pace,
            subject,
            kind.LookAgain(ids, role));

        // The owners of what is deleted never change any more. Where it may not be read, the wait goes on.
        async Task<ISet<string>> LiveAsync(ISet<string> seen, C1Client client, IApiTrace? trace, CancellationToken cancellationToken)
        {
            try
            {
                return isSo(seen) || await client.SendAsync(life, trace, cancellationToken).ConfigureAwait(false) == "there" ? seen : throw ApiErrors.Gone(life.Request, subject);
            }
            catch (C1ApiException e) when (e.Kind == C1ErrorKind.Forbidden)
            {
                return seen;
            }
        }
    }

    // It stands in a wrapper or two, which no object of the same kind is inside of.
    private static bool IsDeleted(AnswerJson json)
    {
        using var document = JsonDocument.Parse(json.Bytes);
        return IsDeleted(document.RootElement, 0);
    }

    private static bool IsDeleted(JsonElement value, int depth) => value.ValueKind == JsonValueKind.Object && depth < 3
        && ((value.TryGetProperty("deletedAt", out var at) && at.ValueKind == JsonValueKind.String)
            || (!value.TryGetProperty("id", out _) && value.EnumerateObject().Any(member => IsDeleted(member.Value, depth + 1))));
}

/// <summary>The ids of the users who own something.</summary>
internal sealed class OwnerIdsAnswer
{
    public string[]? UserIds { get; set; }
}
