using System;
using ConductorOne.Http;
using ConductorOne.Resources;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>What happens on the wire, as verbose lines: never a header, a body or a token.</summary>
internal sealed class CmdletTrace(Action<string> write) : IApiTrace
{
    public void Sent(ApiRequest request, ApiResponse? response, TimeSpan elapsed, C1ApiException? error)
    {
        var outcome = response is null ? error!.Kind.ToString() : Named(response);
        var line = Messages.TraceSent.With(request.Method, request.Path, outcome, elapsed.TotalMilliseconds);
        write(request.Attempt == 1 ? line : line + " " + Messages.TraceAttempt.With(request.Attempt));
    }

    public void Waiting(ApiRequest request, TimeSpan wait) => write(Messages.TraceWaiting.With(request, wait.TotalSeconds));

    public void Note(string message) => write(message);

    private static string Named(ApiResponse response) =>
        response.RequestId is { } id ? response.Status + " (request-id: " + id + ")" : response.Status.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
