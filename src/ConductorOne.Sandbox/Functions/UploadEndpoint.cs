using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Functions;

/// <summary>Takes the files of commits under <c>/file/</c>. The address is the permission: a token has no business here, and is refused so that a client shows it.</summary>
internal sealed class UploadEndpoint(FunctionUploads uploads) : IOpenEndpoint
{
    private const string Prefix = "/file/";

    public bool Takes(string path) => path.StartsWith(Prefix, System.StringComparison.Ordinal);

    public ApiResponse Answer(IncomingRequest request) =>
        request.Method != "PUT" ? Fail(405, "only PUT is allowed here")
        : request.Authorization is not null ? Fail(400, "an upload takes no token")
        : uploads.TryWrite(request.Target.Path[Prefix.Length..], request.Body) ? ApiResponse.Empty(204)
        : Fail(403, "the upload address is not valid");

    public ApiResponse Fail(int status, string reason) => ApiResponse.Text(status, "text/plain", reason);
}
