using System;
using System.Collections.Generic;
using ConductorOne.Sandbox.Dpop;
using ConductorOne.Sandbox.Wire;

namespace ConductorOne.Sandbox.Authentication;

/// <summary>Lets requests into the API: those with a bearer token, and those with a token bound to a key and a proof of that key.</summary>
internal sealed class TokenGate(TokenStore tokens, DpopProofs proofs)
{
    private const string BearerScheme = "Bearer";

    /// <summary>Whose token the request carries.</summary>
    /// <exception cref="ApiException">It carries none that is valid.</exception>
    public Principal Admit(IncomingRequest request)
    {
        var credentials = (request.Authorization ?? "").Split(' ', 2, StringSplitOptions.TrimEntries);
        var isBound = credentials[0].Equals(DpopProofs.Header, StringComparison.OrdinalIgnoreCase);
        if (credentials.Length < 2 || !(isBound || credentials[0].Equals(BearerScheme, StringComparison.OrdinalIgnoreCase)))
            throw new ApiException(RpcCode.Unauthenticated, "missing bearer token");
        try
        {
            return isBound ? AdmitBound(request, credentials[1]) : AdmitBearer(credentials[1]);
        }
        catch (DpopException exception)
        {
            throw new ApiException(RpcCode.Unauthenticated, exception.Message) { Headers = Challenge(exception) };
        }
    }

    private Principal AdmitBearer(string token)
    {
        var issued = tokens.Find(token) ?? throw new ApiException(RpcCode.Unauthenticated, "invalid or expired token");
        return issued.KeyThumbprint is null
            ? issued.Principal
            : throw DpopException.InvalidToken("the token is bound to a key: it goes with the DPoP scheme and a proof");
    }

    private Principal AdmitBound(IncomingRequest request, string token)
    {
        var issued = tokens.Find(token) ?? throw DpopException.InvalidToken("invalid or expired token");
        if (issued.KeyThumbprint is null)
            throw DpopException.InvalidToken("the token is not bound to a key: it goes with the Bearer scheme");
        return proofs.VerifyApiRequest(request, token) == issued.KeyThumbprint
            ? issued.Principal
            : throw DpopException.InvalidToken("the token is bound to another key");
    }

    private static Dictionary<string, string> Challenge(DpopException exception)
    {
        var headers = new Dictionary<string, string> { ["WWW-Authenticate"] = $"DPoP error=\"{exception.Error}\", algs=\"EdDSA\"" };
        if (exception.Nonce is { } nonce)
            headers.Add(DpopException.NonceHeader, nonce);
        return headers;
    }
}
