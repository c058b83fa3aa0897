namespace ConductorOne.Sandbox.Wire;

/// <summary>The codes of google.rpc.Code.</summary>
internal enum RpcCode
{
    /// <summary>Done.</summary>
    Ok = 0,

    /// <summary>The caller went away.</summary>
    Cancelled = 1,

    /// <summary>No better code is known.</summary>
    Unknown = 2,

    /// <summary>The request is wrong in itself.</summary>
    InvalidArgument = 3,

    /// <summary>It took too long.</summary>
    DeadlineExceeded = 4,

    /// <summary>There is no such object or path.</summary>
    NotFound = 5,

    /// <summary>There is such an object already.</summary>
    AlreadyExists = 6,

    /// <summary>The caller may not do this.</summary>
    PermissionDenied = 7,

    /// <summary>Too many requests, or too large a one.</summary>
    ResourceExhausted = 8,

    /// <summary>The path exists, but not with this method.</summary>
    Unimplemented = 12,

    /// <summary>The server failed.</summary>
    Internal = 13,

    /// <summary>The server can't serve now.</summary>
    Unavailable = 14,

    /// <summary>The caller is not known.</summary>
    Unauthenticated = 16,
}
