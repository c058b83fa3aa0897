using System.Threading;
using System.Threading.Tasks;

namespace ConductorOne.Http;

/// <summary>
/// The one retry rule. 429 was rejected before it was processed, and a refused connection never got there: both are safe for any
/// request. What may have been processed is sent again only where that changes nothing.
/// </summary>
/// <param name="next">Makes one attempt.</param>
/// <param name="rule">How many there are, and what lies between them.</param>
/// <param name="end">Ends a wait, where there is a session that may end.</param>
internal sealed class RetryingSender(IApiSender next, RetryRule rule, SessionEnd? end = null) : IApiSender
{
    private readonly SessionEnd _end = end ?? new();

    public async Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        ApiResponse? earlier = null;
        var mayBeDone = request.MayBeDone;
        for (var attempt = 1; ; attempt++)
        {
            var current = attempt == 1 ? request : request.After(earlier) with { Attempt = attempt };
            ApiResponse? response = null;
            C1ApiException? error = null;
            try
            {
                response = (await next.SendAsync(current, cancellationToken).ConfigureAwait(false)).After(earlier);

                // Hardly any needs this, so hardly any is copied.
                response = mayBeDone ? response with { MayBeDone = true } : response;
                if (mayBeDone && response.Status == 404 && request.Method == "DELETE")
                {
                    // What an earlier attempt removed is not there any more: that is what was asked for.
                    request.Trace?.Removed(current);
                    return response with { Status = 204, Body = [], CutAt = null };
                }

                if (attempt >= rule.Attempts || !MaySendAgain(request, response))
                {
                    return response;
                }
            }
            catch (C1ApiException e) when (attempt < rule.Attempts && MaySendAgain(request, e))
            {
                error = e;
            }

            earlier = response ?? earlier;
            mayBeDone |= response is null ? error is { NeverSent: false } : FailedStatus.MayBeDone(response.Status);

            // Who is throttled comes back when the pause that it brought upon the session ends.
            var wait = response?.Pause ?? rule.WaitAfter(attempt, response?.RetryAfter);
            request.Trace?.Waiting(current, response, error, wait);
            await _end.WaitAsync(request, token => rule.Delay(wait, token), cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool MaySendAgain(ApiRequest request, ApiResponse response) =>
        response.Status == 429 || (request.Repeatable && FailedStatus.MayPass(response.Status) && !ApiErrors.SaysExists(response));

    private static bool MaySendAgain(ApiRequest request, C1ApiException error) =>
        !error.IsFinal
        && (error.NeverSent || (request.Repeatable && error.Kind is C1ErrorKind.Network or C1ErrorKind.Timeout));
}
