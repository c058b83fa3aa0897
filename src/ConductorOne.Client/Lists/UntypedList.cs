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

    // Comes beside a list, and is none.
    private const string Expanded = "expanded";

    /// <param name="request">What asks for a page.</param>
    /// <param name="item">Reads one of its objects.</param>
    /// <param name="arrayName">The member that holds the list; found where nothing is said.</param>
    public static PagedCall<T> Of<T>(PageRequest request, Func<JsonElement, T> item, string? arrayName = null) =>
        new(request, body => Read<T>(body, answer => [.. Items(answer, arrayName)?.EnumerateArray().Select(item) ?? []]));

    /// <summary>The same list as the answers themselves, one for each page.</summary>
    public static PagedCall<T> OfPages<T>(PageRequest request, Func<byte[], T> page) => new(request, body => Read<T>(body, _ => [page(body)]));

    private static Page<T>? Read<T>(byte[] body, Func<JsonElement, IReadOnlyList<T>> items)
    {
        using var document = JsonDocument.Parse(body, JsonDepth.Deep);
        var answer = document.RootElement;
        if (answer.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var token = answer.TryGetProperty(NextPageToken, out var next) ? next.GetString() : null;
        return new(items(answer), token ?? "");
    }

    // A list that is empty may be null or left out; an answer with something else and no array is no list.
    private static JsonElement? Items(JsonElement answer, string? name)
    {
        if (answer.TryGetProperty(name ?? UsualName, out var named))
        {
            return named.ValueKind switch
            {
                JsonValueKind.Array => named,
                JsonValueKind.Null => null,
                _ => throw new AnswerException(Messages.ListIsNoArray.With(name ?? UsualName)),
            };
        }

        var arrays = answer.EnumerateObject().Where(m => m.Name != Expanded && m.Value.ValueKind == JsonValueKind.Array).ToArray();
        var names = string.Join(", ", arrays.Select(a => a.Name));
        return arrays.Length switch
        {
            0 when name is null && answer.EnumerateObject().Any(m => m.Name is not (Expanded or NextPageToken) && m.Value.ValueKind != JsonValueKind.Null) => throw new AnswerException(Messages.ListMissing),
            0 => null,
            _ when name is not null && arrays.All(a => a.Value.GetArrayLength() == 0) => null,
            _ when name is not null => throw new AnswerException(Messages.ListNotThere.With(name, names)),
            1 => arrays[0].Value,
            _ => throw new AnswerException(Messages.ListUnclear.With(names)),
        };
    }
}
