using System;

namespace ConductorOne.Http;

/// <summary>Told of what happens on the wire. Called from any thread.</summary>
internal interface IApiTrace
{
    /// <summary>Whether anybody wants to read headers and bodies; making that text costs more than the rest of a request.</summary>
    bool WantsDetail { get; }

    /// <summary>Headers and body of a request or an answer, every secret masked.</summary>
    void Detail(string text);

    /// <summary>An attempt ended, with a status or with an error.</summary>
    void Sent(ApiRequest request, ApiResponse? response, TimeSpan elapsed, C1ApiException? error);

    /// <summary>Another attempt will be made after the wait, because of the answer or the error.</summary>
    void Waiting(ApiRequest request, ApiResponse? response, C1ApiException? error, TimeSpan wait);

    /// <summary>The attempt found nothing to remove, because an earlier one may have removed it.</summary>
    void Removed(ApiRequest request);

    /// <summary>An attempt has to wait until the session may send more: at most so many at once, and nothing at all during a pause.</summary>
    void Held(ApiRequest request, int atOnce);
}
