using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using ConductorOne.Sandbox.Dpop;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Authentication;

/// <summary>Answers <c>/auth/v1/token</c>: hands each request to the grant that it names.</summary>
internal sealed class TokenEndpoint(TokenStore tokens, DpopProofs proofs, params IGrant[] grants) : OAuthEndpoint("/auth/v1/token")
{
    protected override ApiResponse Answer(OAuthForm form, IncomingRequest request)
    {
        // First, so that a proof that is to be made anew uses up nothing that the form holds.
        var keyThumbprint = Verify(request);
        var type = form.Get("grant_type");
        var grant = grants.FirstOrDefault(grant => grant.Type == type)
            ?? throw new OAuthException("unsupported_grant_type", $"grant_type \"{type}\" is not supported");
        var token = tokens.Issue(grant.Judge(form), keyThumbprint);
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

    private string? Verify(IncomingRequest request)
    {
        try
        {
            return proofs.VerifyTokenRequest(request);
        }
        catch (DpopException exception)
        {
            throw new OAuthException(exception.Error, exception.Message)
            {
                Headers = exception.Nonce is { } nonce
                    ? new Dictionary<string, string> { [DpopException.NonceHeader] = nonce }
                    : ReadOnlyDictionary<string, string>.Empty,
            };
        }
    }
}
