using System;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace ConductorOne.Sandbox.Wire;

/// <summary>One request as it came over the wire, read completely.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Origin">The scheme, host and port of the listener that it came to, such as <c>http://127.0.0.1:8080</c>.</param>
/// <param name="Target">The path and the query.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Body">The body.</param>
/// <param name="Source">The address that it came from.</param>
internal sealed record IncomingRequest(
    string Method,
    string Origin,
    RequestTarget Target,
    IHeaderDictionary Headers,
    ReadOnlyMemory<byte> Body,
    IPAddress Source)
{
    /// <summary>The <c>Authorization</c> header, or null.</summary>
    public string? Authorization => Headers.Authorization;

    /// <summary>The <c>Content-Type</c> header, or null.</summary>
    public string? ContentType => Headers.ContentType;

    /// <summary>The URL without its query.</summary>
    public string Url => Origin + Target.Path;
}
