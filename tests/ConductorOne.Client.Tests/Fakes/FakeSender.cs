using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>Gives prepared answers, the last one for ever, and keeps what it was sent.</summary>
internal sealed class FakeSender(params Func<ApiResponse>[] answers) : IApiSender
{
    private readonly List<ApiRequest> _requests = [];
    private readonly List<string> _bodies = [];

    public IReadOnlyList<ApiRequest> Requests => _requests;

    /// <summary>The bodies, made as a sender of bytes would make them.</summary>
    public IReadOnlyList<string> Bodies => _bodies;

    public static FakeSender Answering(params int[] statuses) => new([.. statuses.Select(s => (Func<ApiResponse>)(() => Answer(s)))]);

    public static FakeSender Answering(string json) => new(() => Answer(200, json));

    public static ApiResponse Answer(int status, string body = "{}", string contentType = "application/json", TimeSpan? retryAfter = null) =>
        new() { Status = status, Body = Encoding.UTF8.GetBytes(body), ContentType = contentType, RetryAfter = retryAfter };

    public Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var answer = answers[Math.Min(_requests.Count, answers.Length - 1)];
        _requests.Add(request);
        _bodies.Add(request.Body is { } body ? Encoding.UTF8.GetString(body()) : "");
        return Task.FromResult(answer());
    }
}
