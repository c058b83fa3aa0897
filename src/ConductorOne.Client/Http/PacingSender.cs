using System.Threading;
using System.Threading.Tasks;

namespace ConductorOne.Http;

/// <summary>Sends each attempt through the session's window. Its time limit begins behind that.</summary>
internal sealed class PacingSender(IApiSender next, SendWindow window, RetryRule rule, SessionEnd end) : IApiSender
{
    public async Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        if (!window.TryEnter(out var turn))
        {
            request.Trace?.Held(request, window.Width);

            // Others may wait for a token. And what was sent back once would be sent back behind a crowd until its tries are used up.
            var goesAhead = !request.Authorised || request.Attempt > 1;
            turn = await end.WaitAsync(request, token => window.EnterAsync(goesAhead, token), cancellationToken).ConfigureAwait(false);
        }

        ApiResponse? answer = null;
        try
        {
            answer = await next.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return answer = answer.Status == 429 && (answer.RetryAfter is not null || rule.Retries > 0)
                ? answer with { Pause = rule.WaitAfter(request.Attempt, answer.RetryAfter) }
                : answer;
        }
        finally
        {
            window.Leave(turn, answer);
        }
    }
}
