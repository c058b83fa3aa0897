using System;
using System.Collections.Generic;
using System.Text.Json.Serialization.Metadata;
using ConductorOne.Http;
using ConductorOne.Json;
using ConductorOne.Resources;

namespace ConductorOne.Lists;

/// <summary>Reads the pages of lists that have a model.</summary>
internal static class PageBody
{
    // Without these there is no page, and no next one.
    private static readonly string[] Vital = ["list", "nextPageToken"];

    /// <summary>A list of the objects themselves.</summary>
    public static Func<AnswerJson, Page<T>?> Reader<T>(JsonTypeInfo<ListAnswer<T>> type)
        where T : C1Object => Reader(type, (item, parts) => parts.Object(null, item, ""));

    /// <summary>A list of views, each with an object inside and paths into what the page brings along.</summary>
    public static Func<AnswerJson, Page<T>?> Reader<TView, T>(JsonTypeInfo<ListAnswer<TView>> type, Func<TView, AnswerParts, T?> inside)
        where TView : class
        where T : class => body => body.Read(type) is { } answer ? Read(answer, inside) : null;

    private static Page<T> Read<TView, T>(ListAnswer<TView> answer, Func<TView, AnswerParts, T?> inside)
        where TView : class
        where T : class
    {
        foreach (var name in Vital)
        {
            if (answer.AdditionalProperties is { } unread && unread.TryGetValue(name, out var found))
            {
                throw new AnswerException(Messages.AnswerPartIsOther.With(name, JsonKind.Of(found)));
            }
        }

        var parts = new AnswerParts(answer);
        var items = new List<T>(answer.List?.Count ?? 0);
        for (var i = 0; i < answer.List?.Count; i++)
        {
            parts.Item = i;
            if (answer.List[i] is not { } view)
            {
                parts.Hole(answer.Holes.TryGetValue(i, out var found) ? found : Messages.JsonNull);
            }
            else if (inside(view, parts) is { } item)
            {
                items.Add(item);
            }
        }

        return new(items, answer.NextPageToken) { Holes = parts.Faults.Sentences };
    }
}
