namespace ConductorOne.Http;

/// <summary>What went wrong, in one word. Cmdlets use it as error id: <c>C1.NotFound</c>.</summary>
public enum C1ErrorKind
{
    /// <summary>The server answered with an error that has no kind of its own.</summary>
    Failed,

    /// <summary>400: the server refused a value.</summary>
    InvalidInput,

    /// <summary>401: the token was refused.</summary>
    Unauthorized,

    /// <summary>403: not allowed.</summary>
    Forbidden,

    /// <summary>404: no such object.</summary>
    NotFound,

    /// <summary>409: it exists already, or has changed.</summary>
    Conflict,

    /// <summary>429, after all tries.</summary>
    RateLimited,

    /// <summary>5xx.</summary>
    ServerError,

    /// <summary>A redirect that is not followed.</summary>
    Redirected,

    /// <summary>No connection, or it broke.</summary>
    Network,

    /// <summary>No answer in time, or 408 or 499: somebody on the way waited no longer.</summary>
    Timeout,

    /// <summary>An answer that is not what the API answers: a page instead of JSON, or half of it.</summary>
    InvalidResponse,

    /// <summary>Disconnect-C1 came while the request was under way.</summary>
    SessionClosed,

    /// <summary>The token endpoint refused to sign in.</summary>
    SignInFailed,
}
