
namespace ConductorOne.Sandbox.Wire;

/// <summary>Writes errors the way the API does: a google.rpc.Status whose message ends with the request's id.</summary>
internal static class RpcStatus
{
    /// <summary>The HTTP status that goes with a code.</summary>
    public static int ToHttp(RpcCode code) => code switch
    {
        RpcCode.Ok => 200,
        RpcCode.InvalidArgument => 400,
        RpcCode.Unauthenticated => 401,
        RpcCode.PermissionDenied => 403,
        RpcCode.NotFound => 404,
        RpcCode.Unimplemented => 405,
        RpcCode.AlreadyExists => 409,
        RpcCode.ResourceExhausted => 429,
        RpcCode.Cancelled => 499,
        RpcCode.Unavailable => 503,
        RpcCode.DeadlineExceeded => 504,
        _ => 500,
    };

    /// <summary>The code that goes with an HTTP status.</summary>
    public static RpcCode FromHttp(int status) => status switch
    {
        >= 200 and < 300 => RpcCode.Ok,
        400 => RpcCode.InvalidArgument,
        401 => RpcCode.Unauthenticated,
        403 => RpcCode.PermissionDenied,
        404 => RpcCode.NotFound,
        405 or 501 => RpcCode.Unimplemented,
        409 => RpcCode.AlreadyExists,
        429 => RpcCode.ResourceExhausted,
        499 => RpcCode.Cancelled,
        500 => RpcCode.Internal,
        503 => RpcCode.Unavailable,
        504 => RpcCode.DeadlineExceeded,
        _ => RpcCode.Unknown,
    };

    /// <summary>An error answer.</summary>
    public static ApiResponse Response(RpcCode code, string message, string requestId, int? httpStatus = null) =>
        ApiResponse.Json(httpStatus ?? ToHttp(code), writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("code", (int)code);
            writer.WriteString("message", $"{message} (request-id: {requestId})");
            writer.WriteStartArray("details");
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
}
