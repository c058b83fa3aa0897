using System.Collections.Generic;

namespace ConductorOne.Sandbox;

/// <summary>
/// Something that goes wrong on purpose: which requests it meets, and what happens to them. The members can be combined:
/// a delay and a cut with any answer, <see cref="AfterProcessing"/> with everything.
/// </summary>
public sealed record Fault
{
    /// <summary>The HTTP method; null for any.</summary>
    public string? Method { get; init; }

    /// <summary>The path as it comes over the wire; null for any. A <c>*</c> at its end matches whatever follows.</summary>
    public string? Path { get; init; }

    /// <summary>How many matching requests go through unharmed first.</summary>
    public int Skip { get; init; }

    /// <summary>How many requests it then meets; 0 for all.</summary>
    public int Times { get; init; } = 1;

    /// <summary>The share of those requests that it really meets, in percent.</summary>
    public int Percent { get; init; } = 100;

    /// <summary>Decides which ones <see cref="Percent"/> chooses: the same seed chooses the same ones every time.</summary>
    public int Seed { get; init; }

    /// <summary>The status of the answer.</summary>
    public int? Status { get; init; }

    /// <summary>The body of the answer.</summary>
    public string? Body { get; init; }

    /// <summary>The content type of <see cref="Body"/>; JSON unless given.</summary>
    public string? ContentType { get; init; }

    /// <summary>Whether <c>{sent}</c> in <see cref="Body"/> stands for the request: its headers and its body.</summary>
    public bool Echo { get; init; }

    /// <summary>More headers of the answer, such as <c>Retry-After</c>.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>How long to wait, before the request is processed, or before it is answered with <see cref="AfterProcessing"/>.</summary>
    public int DelayMilliseconds { get; init; }

    /// <summary>Whether the request is processed first, so that only its answer goes wrong.</summary>
    public bool AfterProcessing { get; init; }

    /// <summary>How many bytes of the answer's body are sent before the connection ends, or stalls.</summary>
    public int? Cut { get; init; }

    /// <summary>
    /// Whether nothing more comes after the answer's headers and as much of its body as <see cref="Cut"/> says (nothing by default, and
    /// never all of it), while the connection stays open.
    /// </summary>
    public bool Stall { get; init; }

    /// <summary>Whether no answer ever comes, while the connection stays open.</summary>
    public bool Hang { get; init; }

    /// <summary>Whether the connection is broken off without an answer.</summary>
    public bool Reset { get; init; }

    /// <summary>Whether the answer says that it is JSON and is not.</summary>
    public bool Garbage { get; init; }

    /// <summary>Whether the answer is an HTML page, such as gateways send; 502 unless a status is given.</summary>
    public bool Html { get; init; }

    /// <summary>Whether the answer has no body.</summary>
    public bool EmptyBody { get; init; }

    /// <summary>How many bytes the answer's body has at least: blanks fill it up.</summary>
    public int Size { get; init; }

    /// <summary>Whether the answer's body is compressed, so that little is sent of much.</summary>
    public bool Gzip { get; init; }

    /// <summary>Whether the answer names the page that was asked for as the next one.</summary>
    public bool RepeatPageToken { get; init; }

    /// <summary>Where the answer redirects to; 307 unless a status is given.</summary>
    public string? Redirect { get; init; }
}
