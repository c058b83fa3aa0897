using System;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Authentication;

namespace ConductorOne.Http;

/// <summary>
/// Proves with each request that the sender holds the session's key (RFC 9449). A server that wants its nonce in the proof has
/// processed nothing: it gets the same request once more, with the nonce.
/// </summary>
internal sealed class ProvingSender(IApiSender next, Uri server, ServerClock clock) : IApiSender
{
    private const string WantsNonce = "use_dpop_nonce";

    private readonly Lazy<Ed25519Key> _key = new(Ed25519Key.Generate);

    // The token endpoint and the API each have their own.
    private volatile string? _tokenNonce;
    private volatile string? _apiNonce;

    public async Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasToken || (!request.Authorised && request.Path != AuthorizationServer.TokenPath))
        {
            return await next.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        var response = await SendProvenAsync(request, cancellationToken).ConfigureAwait(false);
        return response.DPoPNonce is not null && IsChallenge(response)
            ? (await SendProvenAsync(request.After(response), cancellationToken).ConfigureAwait(false)).After(response)
            : response;
    }

    private static bool IsChallenge(ApiResponse response) =>
        response.Status is 400 or 401 && (response.Challenge?.Contains(WantsNonce) == true || response.Text.Contains(WantsNonce));

    private async Task<ApiResponse> SendProvenAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var target = server.GetLeftPart(UriPartial.Authority) + request.Path.Split('?')[0];
        var token = request.Authorization is { } authorization ? authorization.Substring(authorization.IndexOf(' ') + 1) : null;
        var nonce = request.Authorised ? _apiNonce : _tokenNonce;
        var proof = DPoPProof.Sign(_key.Value, request.Method, target, token, nonce, clock.Now);
        var response = await next.SendAsync(request with { Proof = proof }, cancellationToken).ConfigureAwait(false);
        if (response.DPoPNonce is { } told)
        {
            _ = request.Authorised ? _apiNonce = told : _tokenNonce = told;
        }

        return response;
    }
}
