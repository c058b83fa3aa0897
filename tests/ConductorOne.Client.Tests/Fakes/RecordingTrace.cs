using System;
using System.Collections.Concurrent;
using ConductorOne.Http;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>Keeps what happened on the wire, a line each.</summary>
internal sealed class RecordingTrace : IApiTrace
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public void Sent(ApiRequest request, ApiResponse? response, TimeSpan elapsed, C1ApiException? error) =>
        Lines.Enqueue($"{request} #{request.Attempt} -> {(response is null ? error!.Kind : response.Status)}");

    public void Waiting(ApiRequest request, ApiResponse? response, C1ApiException? error, TimeSpan wait) =>
        Lines.Enqueue($"{request} #{request.Attempt} waits");

    public void Removed(ApiRequest request) => Lines.Enqueue($"{request} #{request.Attempt} counts as done");

    public void Held(ApiRequest request, int atOnce) => Lines.Enqueue($"{request} #{request.Attempt} held, {atOnce} at once");

    public bool WantsDetail { get; init; }

    public ConcurrentQueue<string> Details { get; } = new();

    public void Detail(string text) => Details.Enqueue(text);
}
