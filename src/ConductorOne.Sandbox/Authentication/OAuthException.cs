using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;

namespace ConductorOne.Sandbox.Authentication;

/// <summary>A token request that is refused (RFC 6749, section 5.2).</summary>
internal sealed class OAuthException(string error, string description, int status = 400) : Exception(description)
{
    /// <summary>The error's code.</summary>
    public string Error { get; } = error;

    /// <summary>The status of the answer.</summary>
    public int Status { get; } = status;

    /// <summary>More headers of the answer.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The client isn't known, or doesn't prove who it is.</summary>
    public static OAuthException InvalidClient(string description) => new("invalid_client", description, 401);

    /// <summary>What the client shows for the token isn't good enough.</summary>
    public static OAuthException InvalidGrant(string description) => new("invalid_grant", description);

    /// <summary>The request is wrong in itself.</summary>
    public static OAuthException InvalidRequest(string description) => new("invalid_request", description);
}
