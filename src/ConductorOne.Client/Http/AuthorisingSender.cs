using System;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Authentication;

namespace ConductorOne.Http;

/// <summary>Adds the session's token. A 401 was not processed, so it is replayed once with a fresh token, a POST too.</summary>
internal sealed class AuthorisingSender(IApiSender next, TokenCache tokens) : IApiSender
{
    // A fresh token may end on its way, too, where it lives for seconds and the machine is busy.
    private const int MostReplays = 5;

    public async Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        if (!request.Authorised || !request.HasToken)
        {
            return await next.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        var token = await TokenAsync(request, cancellationToken).ConfigureAwait(false);
        var response = await next.SendAsync(With(request, token), cancellationToken).ConfigureAwait(false);
        for (var replay = 1; response.Status == 401 && tokens.CanRenew && (replay == 1 || (token.IsExpired && replay <= MostReplays)); replay++)
        {
            tokens.Discard(token);
            token = await TokenAsync(request, cancellationToken).ConfigureAwait(false);
            response = (await next.SendAsync(With(request, token).After(response), cancellationToken).ConfigureAwait(false)).After(response);
        }

        return response;
    }

    /// <summary>A server that echoes what it was sent must not make a secret readable.</summary>
    public ApiRequest Guarded(ApiRequest request) => request with { Secrets = [.. request.Secrets, .. tokens.Secrets] };

    private ApiRequest With(ApiRequest request, AccessToken token) => Guarded(request) with { Authorization = token.Type + " " + token.Value };

    private async Task<AccessToken> TokenAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await tokens.GetAsync(request.Trace, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new NotSentException(cancellationToken);
        }
    }
}
