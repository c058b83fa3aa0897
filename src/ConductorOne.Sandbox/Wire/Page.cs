using System;
using System.Text.Json;

namespace ConductorOne.Sandbox.Wire;

/// <summary>Answers list requests page by page.</summary>
internal static class Page
{
    /// <summary>The page that the request's query asks for.</summary>
    /// <param name="request">The request.</param>
    /// <param name="objects">What is listed.</param>
    /// <param name="write">Writes one row.</param>
    /// <param name="expands">Whether the answer has an <c>expanded</c> array.</param>
    /// <param name="where">Which objects are listed; null for all that aren't deleted.</param>
    public static ApiResponse Answer<T>(
        ApiRequest request,
        ObjectStore<T> objects,
        Action<Utf8JsonWriter, T> write,
        bool expands = false,
        Predicate<T>? where = null)
        where T : class, IStoredObject =>
        Answer(PageRequest.FromQuery(request), objects, write, expands, where);

    /// <summary>The page that was asked for.</summary>
    public static ApiResponse Answer<T>(
        PageRequest page,
        ObjectStore<T> objects,
        Action<Utf8JsonWriter, T> write,
        bool expands,
        Predicate<T>? where,
        bool includeDeleted = false)
        where T : class, IStoredObject
    {
        var (items, next) = objects.Read(page.Start, page.Size, where, includeDeleted);
        return ApiResponse.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("list");
            foreach (var item in items)
                write(writer, item);
            writer.WriteEndArray();
            if (expands)
                writer.WriteEmptyList("expanded");
            writer.WriteString("nextPageToken", next is { } position ? page.TokenFor(position) : "");
            writer.WriteEndObject();
        });
    }
}
