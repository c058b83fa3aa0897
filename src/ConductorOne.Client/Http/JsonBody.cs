using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ConductorOne.Http;

/// <summary>The two directions of a JSON call: a request's body, and the object inside an answer.</summary>
internal static class JsonBody
{
    /// <summary>A POST that creates or acts.</summary>
    public static ApiRequest Post<T>(string path, T body, JsonTypeInfo<T> type)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, type);
        return new ApiRequest { Method = "POST", Path = path, Body = () => bytes, Preview = () => Encoding.UTF8.GetString(bytes) };
    }

    /// <summary>A POST whose body holds secrets: what may be shown is made of a copy in which they are masked.</summary>
    public static ApiRequest Post<T>(string path, T body, T shown, IReadOnlyCollection<string> secrets, JsonTypeInfo<T> type) =>
        Post(path, body, type) with { Secrets = secrets, Preview = () => JsonSerializer.Serialize(shown, type) };

    public static Func<byte[], T?> Reader<TAnswer, T>(JsonTypeInfo<TAnswer> type, Func<TAnswer, T?> inside)
        where TAnswer : class
        where T : class =>
        body => JsonSerializer.Deserialize(body, type) is { } answer ? inside(answer) : null;
}
