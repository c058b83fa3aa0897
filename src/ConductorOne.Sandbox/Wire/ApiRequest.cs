using System;
using System.Collections.Generic;
using System.Text.Json;
using ConductorOne.Sandbox.Validation;

namespace ConductorOne.Sandbox.Wire;

/// <summary>One request, read completely, as an endpoint sees it.</summary>
internal sealed class ApiRequest(RequestTarget target, IReadOnlyList<string> pathValues, string? contentType, ReadOnlyMemory<byte> body)
{
    /// <summary>The path and the query.</summary>
    public RequestTarget Target { get; } = target;

    /// <summary>The ids in the path, unescaped, from left to right.</summary>
    public IReadOnlyList<string> PathValues { get; } = pathValues;

    /// <summary>Reads the body and checks it against a schema.</summary>
    /// <exception cref="ApiException">It isn't what the schema asks for.</exception>
    public JsonDocument ReadBody(MessageSchema schema)
    {
        if (!IsJson(contentType))
            throw ApiException.Invalid($"unsupported content type \"{contentType}\": application/json is required");
        if (body.IsEmpty)
            throw ApiException.Invalid("proto: syntax error: unexpected end of input");

        var document = Parse();
        MessageValidator.Validate(schema, document.RootElement);
        return document;
    }

    /// <summary>Checks the body of a request that needs none: it may be left out or be an empty object.</summary>
    public void ReadEmptyBody()
    {
        if (!body.IsEmpty)
            ReadBody(MessageSchema.Empty).Dispose();
    }

    private JsonDocument Parse()
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException exception)
        {
            var (line, column) = (exception.LineNumber + 1, exception.BytePositionInLine + 1);
            throw ApiException.Invalid($"proto: syntax error (line {line}:{column}): invalid JSON");
        }
    }

    private static bool IsJson(string? contentType)
    {
        var mediaType = contentType.AsSpan();
        var parameters = mediaType.IndexOf(';');
        if (parameters >= 0)
            mediaType = mediaType[..parameters];
        return mediaType.Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase);
    }
}
