using System.Collections.Generic;
using System.Linq;
using ConductorOne.Sandbox.Dpop;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Authentication;

/// <summary>Answers <c>/auth/v1/token</c>: hands each request to the grant that it names.</summary>
internal sealed class TokenEndpoint(TokenStore tokens, DpopProofs proofs, params IGrant[] grants) : IOpenEndpoint
{
    private const string Path = "/auth/v1/token";

    public bool Takes(string path) => path == Path;

    public ApiResponse Answer(IncomingRequest request)
    {
        try
        {
            if (request.Method != "POST")
                return ApiResponse.Empty(405) with { Headers = new Dictionary<string, string> { ["Allow"] = "POST" } };
            var keyThumbprint = proofs.VerifyTokenRequest(request);
            return Granted(Judge(request), keyThumbprint);
        }
        catch (OAuthException exception)
        {
            return Error(exception.Status, exception.Error, exception.Message);
        }
        catch (DpopException exception)
        {
            var refused = Error(400, exception.Error, exception.Message);
            return exception.Nonce is { } nonce
                ? refused with { Headers = new Dictionary<string, string> { [DpopException.NonceHeader] = nonce } }
                : refused;
        }
    }

    public ApiResponse Fail(int status, string reason) => Error(status, status >= 500 ? "server_error" : "temporarily_unavailable", reason);

    private static ApiResponse Error(int status, string error, string description) => ApiResponse.Json(status, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("error", error);
        writer.WriteString("error_description", description);
        writer.WriteEndObject();
    });

    private Principal Judge(IncomingRequest request)
    {
        if (!string.IsNullOrEmpty(request.Authorization))
            throw OAuthException.InvalidRequest("credentials belong into the body, not into a header");

        var form = OAuthForm.Read(request);
        var type = form.Get("grant_type");
        var grant = grants.FirstOrDefault(grant => grant.Type == type)
            ?? throw new OAuthException("unsupported_grant_type", $"grant_type \"{type}\" is not supported");
        return grant.Judge(form);
    }

    private ApiResponse Granted(Principal principal, string? keyThumbprint)
    {
        var token = tokens.Issue(principal, keyThumbprint);
        var granted = ApiResponse.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("access_token", token);
            writer.WriteString("token_type", keyThumbprint is null ? "Bearer" : "DPoP");
            writer.WriteNumber("expires_in", (long)tokens.Lifetime.TotalSeconds);
            writer.WriteEndObject();
        });
        return granted with { Headers = new Dictionary<string, string> { ["Cache-Control"] = "no-store" } };
    }
}
