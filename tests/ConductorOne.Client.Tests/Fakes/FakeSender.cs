using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>Answers without a wire, and keeps what it was sent.</summary>
/// <param name="answer">Answers a request and its body.</param>
internal sealed class FakeSender(Func<ApiRequest, string, ApiResponse> answer) : IApiSender
{
    private readonly List<ApiRequest> _requests = [];
    private readonly List<string> _bodies = [];

    /// <summary>Gives prepared answers, the last one for ever.</summary>
    public FakeSender(params Func<ApiResponse>[] answers)
        : this(InTurn(answers))
    {
    }

    public IReadOnlyList<ApiRequest> Requests => _requests;

    /// <summary>The bodies, made as a sender of bytes would make them.</summary>
    public IReadOnlyList<string> Bodies => _bodies;

    public static FakeSender Answering(params int[] statuses) => new([.. statuses.Select(s => (Func<ApiResponse>)(() => Answer(s)))]);

    public static FakeSender Answering(string json) => new(() => Answer(200, json));

    public static ApiResponse Answer(int status, string body = "{}", string contentType = "application/json", TimeSpan? retryAfter = null) =>
        new() { Status = status, Body = Encoding.UTF8.GetBytes(body), ContentType = contentType, RetryAfter = retryAfter };

    public Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var bytes = request.Body?.Invoke();
        var body = Encoding.UTF8.GetString(bytes ?? []);
        _requests.Add(request);
        _bodies.Add(body);
        return Task.FromResult(answer(request, body) with { Sent = SentSecrets.Of(request, bytes) });
    }

    private static Func<ApiRequest, string, ApiResponse> InTurn(Func<ApiResponse>[] answers)
    {
        var next = 0;
        return (_, _) => answers[Math.Min(next++, answers.Length - 1)]();
    }
}
