using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;

namespace ConductorOne.Sandbox.Wire;

/// <summary>An answer other than success.</summary>
internal sealed class ApiException(RpcCode code, string message) : Exception(message)
{
    /// <summary>The google.rpc.Code.</summary>
    public RpcCode Code { get; } = code;

    /// <summary>More headers of the answer.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The request is wrong in itself.</summary>
    public static ApiException Invalid(string message) => new(RpcCode.InvalidArgument, message);

    /// <summary>What the path or the body refers to isn't there.</summary>
    public static ApiException NotFound(string what) => new(RpcCode.NotFound, $"{what} not found");

    /// <summary>The live server fails here too.</summary>
    public static ApiException Internal(string message) => new(RpcCode.Internal, message);
}
