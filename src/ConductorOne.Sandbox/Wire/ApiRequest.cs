using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Unicode;
using ConductorOne.Sandbox.Authentication;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Validation;

namespace ConductorOne.Sandbox.Wire;

/// <summary>One request, read completely, as an endpoint sees it.</summary>
internal sealed class ApiRequest(IncomingRequest incoming, IReadOnlyList<string> pathValues, Principal? caller = null)
{
    /// <summary>The path and the query.</summary>
    public RequestTarget Target => incoming.Target;

    /// <summary>Whether the request is a GET.</summary>
    public bool IsGet => incoming.Method == "GET";

    /// <summary>Whose token the request carries. Only for endpoints that no request reaches without one.</summary>
    public Principal Caller => caller ?? throw new InvalidOperationException("This endpoint is open to all.");

    /// <summary>Whether the pages of a list hold more rows than this request asks for.</summary>
    public bool PagesOvershoot { get; init; }

    /// <summary>The ids in the path, unescaped, from left to right.</summary>
    public IReadOnlyList<string> PathValues { get; } = pathValues;

    /// <summary>What the API's table says of the request; null beside the API.</summary>
    public TableOperation? Operation { get; init; }

    /// <summary>The body, checked against what the operation takes. Every field has its proper name and form, whatever was sent.</summary>
    public JsonElement Body { get; private set; }

    /// <summary>What the request made beside the object that it is about, or null.</summary>
    public StoredObject? Made { get; set; }

    /// <summary>What the operation's request is called in errors.</summary>
    public string RequestName => Operation?.Request?.Name ?? "Request";

    /// <summary>Reads the body and checks it against what the operation takes; that of a DELETE may be left out.</summary>
    /// <exception cref="ApiException">It isn't what the operation takes.</exception>
    public JsonDocument ReadBody()
    {
        var document = Operation is not { Request: { } schema } ? JsonDocument.Parse("{}")
            : incoming.Method == "DELETE" ? ReadBodyIfAny(schema)
            : ReadBody(schema);
        Body = document.RootElement;
        return document;
    }

    /// <summary>Reads the body and checks it against a schema. Every field then has its proper name and form, whatever was sent.</summary>
    /// <exception cref="ApiException">It isn't what the schema asks for.</exception>
    public JsonDocument ReadBody(MessageSchema schema)
    {
        if (!IsJson(incoming.ContentType))
            throw ApiException.Invalid($"unsupported content type \"{incoming.ContentType}\": application/json is required");
        if (incoming.Body.IsEmpty)
            throw ApiException.Invalid("proto: syntax error: unexpected end of input");

        if (!Utf8.IsValid(incoming.Body.Span))
            throw ApiException.Internal("string field contains invalid UTF-8");

        var given = Parse();
        if (MessageValidator.Validate(schema, given.RootElement))
            return given;
        using (given)
            return JsonDocument.Parse(MessageWriter.Canonical(schema, given.RootElement));
    }

    /// <summary>Reads a body in which nothing is required, so that it may be left out.</summary>
    /// <exception cref="ApiException">It isn't what the schema asks for.</exception>
    public JsonDocument ReadBodyIfAny(MessageSchema schema) => incoming.Body.IsEmpty ? JsonDocument.Parse("{}") : ReadBody(schema);

    /// <summary>Checks the body of a request that needs none: it may be left out or be an empty object.</summary>
    public void ReadEmptyBody()
    {
        if (!incoming.Body.IsEmpty)
            ReadBody(MessageSchema.Empty).Dispose();
    }

    private JsonDocument Parse()
    {
        try
        {
            return JsonDocument.Parse(incoming.Body);
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
