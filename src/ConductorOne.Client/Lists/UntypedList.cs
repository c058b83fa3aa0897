using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Resources;

namespace ConductorOne.Lists;

/// <summary>A list that has no model: its objects in the member that is named or is the only array.</summary>
internal static class UntypedList
{
    private const string UsualName = "list";
    private const string NextPageToken = "nextPageToken";
    private const string PageToken = "pageToken";
    private const string HasMore = "hasMore";

    // A graph is two lists: its edges say where they lead, and both say what they are.
    private static readonly string[] Graph = ["nodes", "edges"];

    // Comes beside a list, and is none.
    private const string Expanded = "expanded";

    /// <param name="request">What asks for a page.</param>
    /// <param name="item">Reads one of its objects.</param>
    /// <param name="arrayName">The member that holds the list; found where nothing is said.</param>
    public static PagedCall<T> Of<T>(PageRequest request, Func<JsonElement, T> item, string? arrayName = null) =>
        new(request, body => Read<T>(body, answer => [.. Items(answer, arrayName).SelectMany(list => list.EnumerateArray()).Select(item)]));

    /// <summary>The same list as the answers themselves, one for each page.</summary>
    public static PagedCall<T> OfPages<T>(PageRequest request, Func<byte[], T> page) => new(request, body => Read<T>(body, _ => [page(body.Bytes)]));

    /// <summary>Whether a page, whatever answered it, says that there is another.</summary>
    public static bool HasNextPage(JsonElement answer) => answer.ValueKind == JsonValueKind.Object
        && (HasText(answer, NextPageToken) || (HasText(answer, PageToken) && answer.TryGetProperty(HasMore, out var more) && more.ValueKind == JsonValueKind.True));

    private static bool HasText(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var token) && token.ValueKind == JsonValueKind.String && !token.ValueEquals("");

    /// <summary>What asks for the page behind this one; empty at the end. A graph says that there is more, and gives its token under another name.</summary>
    /// <exception cref="AnswerException">There is more, and nothing asks for it.</exception>
    public static string NextToken(JsonElement answer)
    {
        if (TokenIn(answer, NextPageToken) is { Length: > 0 } next)
        {
            return next;
        }

        var hasMore = answer.TryGetProperty(HasMore, out var more) && more.ValueKind == JsonValueKind.True;
        return !hasMore || !(IsGraph(answer) || answer.TryGetProperty(PageToken, out _)) ? ""
            : TokenIn(answer, PageToken) is { Length: > 0 } token ? token
            : throw new AnswerException(Messages.MoreWithoutToken);
    }

    private static bool IsGraph(JsonElement answer) => Graph.All(list => answer.TryGetProperty(list, out _));

    private static string? TokenIn(JsonElement answer, string name) => !answer.TryGetProperty(name, out var token) ? null : token.ValueKind switch
    {
        JsonValueKind.String => token.GetString(),
        JsonValueKind.Null => null,
        _ => throw new AnswerException(Messages.AnswerPartIsOther.With(name, JsonKind.Of(token.ValueKind))),
    };

    private static Page<T>? Read<T>(AnswerJson body, Func<JsonElement, IReadOnlyList<T>> items)
    {
        using var document = JsonDocument.Parse(body.Bytes, JsonDepth.Deep);
        var answer = document.RootElement;
        if (answer.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        return new(items(answer), NextToken(answer));
    }

    // A list that is empty may be null or left out; an answer with something else and no array is no list.
    private static JsonElement[] Items(JsonElement answer, string? name)
    {
        if (answer.TryGetProperty(name ?? UsualName, out var named))
        {
            return Array(named, name ?? UsualName);
        }

        if (name is null && IsGraph(answer))
        {
            return [.. Graph.SelectMany(list => Array(answer.GetProperty(list), list))];
        }

        var arrays = answer.EnumerateObject().Where(m => m.Name != Expanded && m.Value.ValueKind == JsonValueKind.Array).ToArray();
        var names = string.Join(", ", arrays.Select(a => a.Name));
        return arrays.Length switch
        {
            0 when name is null && answer.EnumerateObject().Any(m => m.Name is not (Expanded or NextPageToken) && m.Value.ValueKind != JsonValueKind.Null) => throw new AnswerException(Messages.ListMissing),
            0 => [],
            _ when name is not null && arrays.All(a => a.Value.GetArrayLength() == 0) => [],
            _ when name is not null => throw new AnswerException(Messages.ListNotThere.With(name, names)),
            1 => [arrays[0].Value],
            _ => throw new AnswerException(Messages.ListUnclear.With(names)),
        };
    }

    private static JsonElement[] Array(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.Array => [value],
        JsonValueKind.Null => [],
        _ => throw new AnswerException(Messages.ListIsNoArray.With(name)),
    };
}
