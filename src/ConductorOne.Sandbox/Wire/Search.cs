using System;
using System.Text.Json;

namespace ConductorOne.Sandbox.Wire;

/// <summary>Answers searches page by page.</summary>
internal static class Search
{
    /// <summary>The page of the objects that the request's body asks for.</summary>
    /// <param name="request">The request.</param>
    /// <param name="objects">What is searched.</param>
    /// <param name="filter">Makes a test for objects of the body.</param>
    /// <param name="write">Writes one row.</param>
    /// <param name="expands">Whether the answer has an <c>expanded</c> array.</param>
    public static ApiResponse Answer<T>(
        ApiRequest request,
        ObjectStore<T> objects,
        Func<JsonElement, Predicate<T>> filter,
        Action<Utf8JsonWriter, T> write,
        bool expands = false)
        where T : class, IStoredObject
    {
        var body = request.Body;
        return Page.Answer(PageRequest.FromBody(request), objects, write, expands, filter(body), body.Flag("includeDeleted"));
    }
}
