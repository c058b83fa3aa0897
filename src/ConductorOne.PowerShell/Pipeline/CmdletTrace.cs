using System;
using System.Globalization;
using ConductorOne.Http;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>What happens on the wire: verbose lines without a header, a body or a token, and debug texts in which all secrets are masked.</summary>
/// <param name="write">Takes a verbose line, and whether it can wait; nothing where nobody reads it.</param>
/// <param name="debug">Takes a debug text; nothing where nobody reads it.</param>
/// <param name="waits">Takes how long is waited before another attempt.</param>
internal sealed class CmdletTrace(Action<string, bool>? write, Action<string>? debug, Action<TimeSpan>? waits) : IApiTrace
{
    public bool WantsDetail => debug is not null;

    public void Detail(string text) => debug?.Invoke(text);

    public void Sent(ApiRequest request, ApiResponse? response, TimeSpan elapsed, C1ApiException? error)
    {
        if (write is null)
        {
            return;
        }

        var line = Messages.TraceSent.With(request.Method, request.ShownPath, Outcome(response, error), elapsed.TotalMilliseconds);

        // Behind a success there is little left to do: its line can wait for the result.
        write(request.Attempt == 1 ? line : line + " " + Messages.TraceAttempt.With(request.Attempt), response is { IsSuccess: true });
    }

    public void Waiting(ApiRequest request, ApiResponse? response, C1ApiException? error, TimeSpan wait)
    {
        waits?.Invoke(wait);
        write?.Invoke(Messages.TraceWaiting.With(request, request.Attempt, Outcome(response, error), wait.TotalSeconds), false);
    }

    public void Removed(ApiRequest request) => write?.Invoke(Messages.TraceRemoved.With(request, request.Attempt), false);

    public void Held(ApiRequest request, int atOnce) =>
        write?.Invoke(atOnce == 0 ? Messages.TraceHeldByPause.With(request) : Messages.TraceHeld.With(request, atOnce), false);

    private static string Outcome(ApiResponse? response, C1ApiException? error) =>
        response is null ? error!.Kind.ToString()
        : response.RequestId is { } id ? Messages.TraceStatus.With(response.Status, id) : response.Status.ToString(CultureInfo.InvariantCulture);
}
