using System.Collections.Generic;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Authentication;

/// <summary>An endpoint that a client posts a form to in order to sign in; its errors are those of RFC 6749, section 5.2.</summary>
internal abstract class OAuthEndpoint(string path) : IOpenEndpoint
{
    public bool Takes(string candidate) => candidate == path;

    public ApiResponse Answer(IncomingRequest request)
    {
        try
        {
            if (request.Method != "POST")
                return ApiResponse.Empty(405) with { Headers = new Dictionary<string, string> { ["Allow"] = "POST" } };
            if (!string.IsNullOrEmpty(request.Authorization))
                throw OAuthException.InvalidRequest("credentials belong into the body, not into a header");
            return Answer(OAuthForm.Read(request), request);
        }
        catch (OAuthException exception)
        {
            return Error(exception.Status, exception.Error, exception.Message) with { Headers = exception.Headers };
        }
    }

    public ApiResponse Fail(int status, string reason) => Error(status, status >= 500 ? "server_error" : "temporarily_unavailable", reason);

    /// <summary>Answers a form.</summary>
    /// <exception cref="OAuthException">The form is refused.</exception>
    protected abstract ApiResponse Answer(OAuthForm form, IncomingRequest request);

    private static ApiResponse Error(int status, string error, string description) => ApiResponse.Json(status, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("error", error);
        writer.WriteString("error_description", description);
        writer.WriteEndObject();
    });
}
