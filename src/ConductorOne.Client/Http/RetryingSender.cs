using System;
using System.Threading;
using System.Threading.Tasks;

namespace ConductorOne.Http;

/// <summary>
/// The one retry rule. 429 was rejected before it was processed, and a refused connection never got there: both are safe for any
/// request. What may have been processed is sent again only where that changes nothing.
/// </summary>
internal sealed class RetryingSender(IApiSender next, RetryRule rule) : IApiSender
{
    public async Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var current = attempt == 1 ? request : request with { Attempt = attempt };
            TimeSpan? asked;
            try
            {
                var response = await next.SendAsync(current, cancellationToken).ConfigureAwait(false);
                if (attempt >= rule.Attempts || !MaySendAgain(request, response.Status))
                {
                    return response;
                }

                asked = response.RetryAfter;
            }
            catch (C1ApiException e) when (attempt < rule.Attempts && MaySendAgain(request, e))
            {
                asked = null;
            }

            var wait = rule.WaitAfter(attempt, asked);
            request.Trace?.Waiting(current, wait);
            await rule.Delay(wait, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool MaySendAgain(ApiRequest request, int status) =>
        status == 429 || (request.Repeatable && status is 500 or 502 or 503 or 504);

    private static bool MaySendAgain(ApiRequest request, C1ApiException error) =>
        error.NeverSent
        || (request.Repeatable && !error.IsFinal && error.Kind is C1ErrorKind.Network or C1ErrorKind.Timeout);
}
