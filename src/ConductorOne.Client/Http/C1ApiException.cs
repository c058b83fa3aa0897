using System;
using System.Collections.Generic;
using ConductorOne.Resources;

namespace ConductorOne.Http;

/// <summary>A request failed: at the server, on the way, or in what came back. No member holds a secret.</summary>
public sealed class C1ApiException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public C1ApiException()
    {
    }

    /// <summary>Creates the exception with the sentence that the user reads.</summary>
    public C1ApiException(string message)
        : base(VisibleText.Lines(message))
    {
    }

    /// <summary>Creates the exception with the sentence that the user reads and its cause.</summary>
    public C1ApiException(string message, Exception? innerException)
        : base(VisibleText.Lines(message), innerException)
    {
    }

    /// <summary>What went wrong, in one word.</summary>
    public C1ErrorKind Kind { get; internal init; }

    /// <summary>The HTTP status, or nothing where no answer came.</summary>
    public int? Status { get; internal init; }

    /// <summary>The server's code: a <c>google.rpc.Code</c> such as <c>NOT_FOUND</c>, or the <c>error</c> of a token request.</summary>
    public string? Code { get; internal init => field = value is null ? null : VisibleText.Of(value); }

    /// <summary>The HTTP method of the request.</summary>
    public string? Method { get; internal init; }

    /// <summary>The path of the request.</summary>
    public string? Path { get; internal init; }

    /// <summary>The server's name for the request: what its support asks for.</summary>
    public string? RequestId { get; internal init => field = value is null ? null : VisibleText.Of(value); }

    /// <summary>The body of the answer, at most 32,768 characters, secrets masked.</summary>
    public string? Body { get; internal init => field = value is null ? null : VisibleText.Lines(value); }

    /// <summary>The <c>details</c> of the server's error, if it gave any.</summary>
    public IReadOnlyList<object?> Details { get; internal init; } = [];

    /// <summary>The same with a sentence more: what the user can do about it.</summary>
    internal C1ApiException With(string? advice) => advice is null ? this : Saying(Message + (Message.EndsWith(".", StringComparison.Ordinal) ? " " : ". ") + advice);

    /// <summary>The same with another sentence.</summary>
    internal C1ApiException Saying(string message) => new(message, InnerException)
    {
        Kind = Kind,
        Status = Status,
        Code = Code,
        Method = Method,
        Path = Path,
        RequestId = RequestId,
        Body = Body,
        Details = Details,
        NeverSent = NeverSent,
        IsFinal = IsFinal,
    };

    /// <summary>The server refused to make what it has already.</summary>
    internal bool IsAlreadyThere => Kind == C1ErrorKind.Conflict;

    /// <summary>The request never reached the server, so it may be sent again whatever it does.</summary>
    internal bool NeverSent { get; init; }

    /// <summary>Another try would end the same way: an unknown host, a certificate that is not trusted.</summary>
    internal bool IsFinal { get; init; }
}
