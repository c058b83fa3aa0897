using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ConductorOne.Lists;

/// <summary>Reads the pages of lists that have a model.</summary>
internal static class PageBody
{
    /// <summary>A list of the objects themselves.</summary>
    public static Func<byte[], Page<T>?> Reader<T>(JsonTypeInfo<ListAnswer<T>> type)
        where T : C1Object => Reader(type, (item, _) => item);

    /// <summary>A list of views, each with an object inside and paths into what the page brings along.</summary>
    public static Func<byte[], Page<T>?> Reader<TView, T>(JsonTypeInfo<ListAnswer<TView>> type, Func<TView, C1List<object?>, T?> inside)
        where TView : class
        where T : C1Object => body => JsonSerializer.Deserialize(body, type) is { } answer ? Read(answer, inside) : null;

    private static Page<T>? Read<TView, T>(ListAnswer<TView> answer, Func<TView, C1List<object?>, T?> inside)
        where TView : class
        where T : C1Object
    {
        var expanded = new C1List<object?>(answer.Expanded ?? []);
        var items = new List<T>(answer.List?.Count ?? 0);
        foreach (var view in answer.List ?? [])
        {
            if (view is null || inside(view, expanded) is not { Id.Length: > 0 } item)
            {
                // A list with a hole in it is not to be trusted.
                return null;
            }

            items.Add(item);
        }

        return new(items, answer.NextPageToken);
    }
}
