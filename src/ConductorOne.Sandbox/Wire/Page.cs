using System;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ConductorOne.Sandbox.Wire;

/// <summary>Answers list requests page by page.</summary>
internal static class Page
{
    private const int SmallestSize = 10;
    private const int LargestSize = 100;
    private const int DefaultSize = 25;

    /// <summary>The page that the request's query asks for.</summary>
    /// <param name="request">The request.</param>
    /// <param name="objects">What is listed.</param>
    /// <param name="write">Writes one row.</param>
    /// <param name="expands">Whether the answer has an <c>expanded</c> array.</param>
    /// <param name="where">Which objects are listed; null for all.</param>
    public static ApiResponse Answer<T>(
        ApiRequest request,
        ObjectStore<T> objects,
        Action<Utf8JsonWriter, T> write,
        bool expands = false,
        Predicate<T>? where = null)
        where T : class, IStoredObject
    {
        var size = ReadSize(request.Target.QueryValue("page_size"));
        var start = ReadToken(request.Target);
        var (items, next) = objects.Read(start, size, where);
        return ApiResponse.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("list");
            foreach (var item in items)
                write(writer, item);
            writer.WriteEndArray();
            if (expands)
                writer.WriteEmptyList("expanded");
            writer.WriteString("nextPageToken", next is { } position ? Token(request.Target.Path, position) : "");
            writer.WriteEndObject();
        });
    }

    private static int ReadSize(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return DefaultSize;
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var size))
            throw ApiException.Invalid($"parsing field \"page_size\": strconv.ParseInt: parsing \"{text}\": invalid syntax");
        return size == 0 ? DefaultSize : Math.Clamp(size, SmallestSize, LargestSize);
    }

    private static int ReadToken(RequestTarget target)
    {
        var token = target.QueryValue("page_token");
        if (string.IsNullOrEmpty(token))
            return 0;

        // A token belongs to the list that gave it.
        var parts = Base64Text.TryDecode(token, out var bytes) ? Encoding.UTF8.GetString(bytes).Split(' ') : [];
        return parts.Length == 2 && parts[1] == target.Path
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            ? start
            : throw ApiException.Invalid("invalid page token");
    }

    private static string Token(string path, int position) =>
        Base64Text.Encode(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{position} {path}")));
}
