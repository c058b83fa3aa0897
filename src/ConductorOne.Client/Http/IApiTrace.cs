using System;

namespace ConductorOne.Http;

/// <summary>Told of what happens on the wire. Called from any thread.</summary>
internal interface IApiTrace
{
    /// <summary>An attempt ended, with a status or with an error.</summary>
    void Sent(ApiRequest request, ApiResponse? response, TimeSpan elapsed, C1ApiException? error);

    /// <summary>Another attempt will be made after the wait.</summary>
    void Waiting(ApiRequest request, TimeSpan wait);
}
