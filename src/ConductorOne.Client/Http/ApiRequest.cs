using System;
using System.Collections.Generic;
using System.IO;

namespace ConductorOne.Http;

/// <summary>One request on its way to the tenant, before a token is added.</summary>
internal sealed record ApiRequest
{
    public required string Method { get; init; }

    /// <summary>Absolute, every segment escaped: see <see cref="ApiPath"/>.</summary>
    public required string Path { get; init; }

    /// <summary>What stands for a path that nobody may read: one that carries the permission itself is as good as a password.</summary>
    public string? ShownAs { get; init; }

    /// <summary>The path as anybody may read it.</summary>
    public string ShownPath => ShownAs ?? Path;

    /// <summary>What follows the path, its question mark included. Sent, and not shown.</summary>
    public string Query { get; init; } = "";

    /// <summary>Whether it changes nothing: a search is a POST that reads.</summary>
    public bool IsRead => ReadOperations.Has(Method, Path);

    /// <summary>Headers beside those that every request has.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Makes the body, anew for each attempt: an assertion must not be sent twice.</summary>
    public Func<byte[]>? Body { get; init; }

    /// <summary>A body that is sent as a stream instead, opened anew for each attempt.</summary>
    public Func<Stream>? Stream { get; init; }

    public string ContentType { get; init; } = "application/json";

    /// <summary>
    /// May be sent again although it may have been processed: reads, PUT, DELETE and token requests.
    /// A POST that creates or acts never is (facts of the live server: it may have been done).
    /// </summary>
    public bool Repeatable { get; init; }

    /// <summary>False for token requests, which carry their credentials in the body.</summary>
    public bool Authorised { get; init; } = true;

    /// <summary>False where the address itself carries the permission, such as an upload URL. The answer is one of the API all the same.</summary>
    public bool HasToken { get; init; } = true;

    /// <summary>What must not appear in anything that is shown of this request or its answer.</summary>
    public IReadOnlyCollection<string> Secrets { get; init; } = [];

    /// <summary>Those of them that are masked in the object that comes back, too; all where nothing is said.</summary>
    public IReadOnlyCollection<string>? AnswerSecrets { get; init; }

    /// <summary>The answer holds a secret, so no error keeps it when it cannot be read.</summary>
    public bool AnswerIsSecret { get; init; }

    /// <summary>The answer holds files, which are shown nowhere: not in a debug text, and in no error.</summary>
    public bool AnswerIsFiles { get; init; }

    /// <summary>The body as it may be shown, secrets masked.</summary>
    public Func<string>? Preview { get; init; }

    public string? Authorization { get; init; }

    /// <summary>The proof that goes with a token that is bound to a key (RFC 9449).</summary>
    public string? Proof { get; init; }

    public int Attempt { get; init; } = 1;

    /// <summary>Whether an earlier attempt may have done it already.</summary>
    public bool MayBeDone { get; init; }

    /// <summary>Who listens to what happens on the wire, if anybody does.</summary>
    public IApiTrace? Trace { get; init; }

    /// <summary>A GET that reads.</summary>
    public static ApiRequest Get(string path) => new() { Method = "GET", Path = path, Repeatable = true };

    /// <summary>The same once more: its answer may repeat what the server got before.</summary>
    public ApiRequest After(ApiResponse? earlier) => earlier is null or { Sent.Count: 0, MayBeDone: false }
        ? this
        : this with { Secrets = [.. Secrets, .. earlier.Sent], MayBeDone = MayBeDone || earlier.MayBeDone };

    /// <summary>Names the request in messages; a record would print its secrets.</summary>
    public override string ToString() => Method + " " + ShownPath;
}
