using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ConductorOne.Json;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Http;

/// <summary>The two directions of a JSON call: a request's body, and the object inside an answer.</summary>
internal static class JsonBody
{
    /// <summary>A POST that creates or acts.</summary>
    public static ApiRequest Post<T>(string path, T body, JsonTypeInfo<T> type)
    {
        var bytes = Bytes(body, type);
        return new ApiRequest { Method = "POST", Path = path, Body = () => bytes, Preview = () => Encoding.UTF8.GetString(bytes) };
    }

    /// <summary>A POST whose body holds secrets: what may be shown is made of a copy in which they are masked.</summary>
    public static ApiRequest Post<T>(string path, T body, T shown, IReadOnlyCollection<string> secrets, JsonTypeInfo<T> type) =>
        Post(path, body, type) with { Secrets = secrets, Preview = () => JsonSerializer.Serialize(shown, type) };

    /// <summary>What is sent for an object.</summary>
    /// <exception cref="C1InputException">A text in it has half a character.</exception>
    private static byte[] Bytes<T>(T body, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.SerializeToUtf8Bytes(body, type);
        }
        catch (JsonException e)
        {
            var at = PlaceOf(e);
            throw new C1InputException(Messages.BrokenId.With(at), at);
        }
    }

    /// <summary>The field that could not be written: the serializer says "$.field".</summary>
    internal static string PlaceOf(JsonException error) => error.Path is { Length: > 2 } path ? path.Substring(2) : Messages.TheBody;

    /// <summary>The object in an answer that wraps nothing that a user may see.</summary>
    public static Func<AnswerJson, T?> Reader<TAnswer, T>(JsonTypeInfo<TAnswer> type, Func<TAnswer, T?> inside)
        where TAnswer : class
        where T : class =>
        body => body.Read(type) is { } answer ? inside(answer) : null;

    /// <summary>The object in an answer, with the unknown fields of what is around it.</summary>
    public static Func<AnswerJson, T?> Reader<TAnswer, T>(JsonTypeInfo<TAnswer> type, Func<TAnswer, AnswerParts, T?> inside)
        where TAnswer : Wrapper
        where T : C1Object => body =>
    {
        if (body.Read(type) is not { } answer)
        {
            return null;
        }

        var parts = new AnswerParts(answer);
        return inside(answer, parts) ?? (parts.Faults.IsEmpty ? null : throw new AnswerException(parts.Faults.Sentences[0]));
    };
}
