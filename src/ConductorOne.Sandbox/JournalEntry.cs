using System;
using System.Collections.Generic;
using System.Linq;

namespace ConductorOne.Sandbox;

/// <summary>One request that the sandbox was sent.</summary>
public sealed class JournalEntry
{
    private readonly KeyValuePair<string, string>[] _headers;
    private volatile int _status;

    internal JournalEntry(string method, string path, string query, KeyValuePair<string, string>[] headers, string body)
    {
        Method = method;
        Path = path;
        Query = query;
        Body = body;
        _headers = headers;
    }

    /// <summary>The request's number; the first one is 1.</summary>
    public long Sequence { get; internal set; }

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>The path as it came over the wire, still escaped.</summary>
    public string Path { get; }

    /// <summary>The query without its question mark, still escaped; empty when there is none.</summary>
    public string Query { get; }

    /// <summary>The headers. Names are in lower case and found in any case; several values are joined with a comma.</summary>
    public IReadOnlyDictionary<string, string> Headers =>
        _headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>The body as text, secrets included.</summary>
    public string Body { get; }

    /// <summary>When the request had arrived.</summary>
    public DateTimeOffset StartedAt { get; } = DateTimeOffset.UtcNow;

    /// <summary>The status of the answer; 0 while there is none, and for ever when the connection was broken off instead.</summary>
    public int Status => _status;

    internal void Answered(int status) => _status = status;
}
