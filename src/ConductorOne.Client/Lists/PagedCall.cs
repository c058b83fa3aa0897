using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Json;

namespace ConductorOne.Lists;

/// <summary>A list of the API: what asks for one page of it, and how to read that page.</summary>
/// <param name="NewRequest">Makes the request for a page.</param>
/// <param name="Read">Turns the answer's body into a page; nothing where it is none.</param>
internal sealed record PagedCall<T>(PageRequest NewRequest, Func<AnswerJson, Page<T>?> Read)
{
    // What the tokens of the next list begin with: no token of a server does.
    private const string OfNext = "\u0001";

    /// <summary>Whether pages lose objects after they have come: how many are wanted then says nothing about how many to ask for.</summary>
    public bool IsFiltered { get; private init; }

    /// <summary>The same list with nothing but the objects that are meant.</summary>
    public PagedCall<T> Where(Func<T, bool> isMeant) => this with
    {
        Read = body => Read(body) is { } page ? page with { Items = [.. page.Items.Where(isMeant)] } : null,
        IsFiltered = true,
    };

    /// <summary>The list that follows this one, if there is one.</summary>
    private PagedCall<T>? Behind { get; init; }

    /// <summary>Whether it is read; asked when this list is at its end.</summary>
    private Func<bool> GoesOn { get; init; } = () => true;

    /// <summary>This list, and behind its end another one.</summary>
    /// <param name="next">The other one.</param>
    /// <param name="when">Whether it is read, as far as only what was read before can tell.</param>
    public PagedCall<T> Then(PagedCall<T> next, Func<bool>? when = null) => this with { Behind = next, GoesOn = when ?? GoesOn };

    /// <summary>The call for the page that the token stands for.</summary>
    public ApiCall<Page<T>> PageAt(string token, int size) => Behind is null ? new(NewRequest(token, size), Read)
        : token.StartsWith(OfNext, StringComparison.Ordinal) ? WithTokens(Behind.PageAt(token.Substring(OfNext.Length), size), next => next.Length > 0 ? OfNext + next : "")
        : WithTokens(new(NewRequest(token, size), Read), next => next.Length > 0 ? next : GoesOn() ? OfNext : "");

    /// <summary>Reads the whole list, for what cannot go on without: an object that cannot be read is an error.</summary>
    public async Task<IReadOnlyList<T>> AllAsync(C1Client client, IApiTrace? trace, CancellationToken cancellationToken)
    {
        var all = new List<T>();
        using var reader = new PageReader<T>(client.SendAsync, this);
        while (await reader.NextAsync(trace, cancellationToken).ConfigureAwait(false) is { } page)
        {
            all.AddRange(page);
            if (reader.Holes.Count > 0)
            {
                throw reader.Holes[0];
            }
        }

        return all;
    }

    private static ApiCall<Page<T>> WithTokens(ApiCall<Page<T>> call, Func<string, string> next) =>
        call with { Read = body => call.Read(body) is { } page ? page with { NextToken = next(page.NextToken) } : null };
}
