using System;

namespace ConductorOne.Sandbox.Authentication;

/// <summary>A token request that is refused (RFC 6749, section 5.2).</summary>
internal sealed class OAuthException(string error, string description) : Exception(description)
{
    private const string InvalidClientError = "invalid_client";

    /// <summary>The error's code.</summary>
    public string Error { get; } = error;

    /// <summary>401 for a client that isn't known, 400 for anything else.</summary>
    public int Status => Error == InvalidClientError ? 401 : 400;

    public static OAuthException InvalidClient(string description) => new(InvalidClientError, description);

    public static OAuthException InvalidRequest(string description) => new("invalid_request", description);
}
