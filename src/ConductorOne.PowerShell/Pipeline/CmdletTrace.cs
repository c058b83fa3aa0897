using System;
using System.Globalization;
using ConductorOne.Http;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>What happens on the wire, as verbose lines: never a header, a body or a token.</summary>
internal sealed class CmdletTrace(Action<string, bool> write) : IApiTrace
{
    public void Sent(ApiRequest request, ApiResponse? response, TimeSpan elapsed, C1ApiException? error)
    {
        var outcome = response is null ? error!.Kind.ToString() : Named(response);
        var line = Messages.TraceSent.With(request.Method, request.Path, outcome, elapsed.TotalMilliseconds);

        // Behind a success there is little left to do: its line can wait for the result.
        write(request.Attempt == 1 ? line : line + " " + Messages.TraceAttempt.With(request.Attempt), response is { IsSuccess: true });
    }

    public void Waiting(ApiRequest request, TimeSpan wait) => write(Messages.TraceWaiting.With(request, wait.TotalSeconds), false);

    private static string Named(ApiResponse response) =>
        response.RequestId is { } id ? Messages.TraceStatus.With(response.Status, id) : response.Status.ToString(CultureInfo.InvariantCulture);
}
