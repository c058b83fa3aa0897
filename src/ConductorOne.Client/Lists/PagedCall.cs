using System;
using System.Linq;
using ConductorOne.Http;
using ConductorOne.Json;

namespace ConductorOne.Lists;

/// <summary>A list of the API: what asks for one page of it, and how to read that page.</summary>
/// <param name="NewRequest">Makes the request for a page.</param>
/// <param name="Read">Turns the answer's body into a page; nothing where it is none.</param>
internal sealed record PagedCall<T>(PageRequest NewRequest, Func<AnswerJson, Page<T>?> Read)
{
    /// <summary>Whether pages lose objects after they have come: how many are wanted then says nothing about how many to ask for.</summary>
    public bool IsFiltered { get; private init; }

    /// <summary>The same list with nothing but the objects that are meant.</summary>
    public PagedCall<T> Where(Func<T, bool> isMeant) => this with
    {
        Read = body => Read(body) is { } page ? page with { Items = [.. page.Items.Where(isMeant)] } : null,
        IsFiltered = true,
    };

    /// <summary>The call for the page that the token stands for.</summary>
    public ApiCall<Page<T>> PageAt(string token, int size) => new(NewRequest(token, size), Read);
}
