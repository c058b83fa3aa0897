using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Authentication;
using ConductorOne.Http;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>Hands out token-1, token-2 and so on, when it is allowed to.</summary>
internal sealed class FakeTokenSource(TimeSpan? lifetime) : ITokenSource
{
    private int _fetched;

    public string SignIn => "Fake";

    public bool CanRenew { get; init; } = true;

    public string? Advice { get; init; }

    public IReadOnlyCollection<string> Secrets { get; init; } = [];

    /// <summary>What a fetch waits for.</summary>
    public TaskCompletionSource? Gate { get; set; }

    /// <summary>What a fetch fails with, once.</summary>
    public Exception? Failure { get; set; }

    public int Fetched => _fetched;

    public CancellationToken LastCancellation { get; private set; }

    public async Task<AccessToken> FetchAsync(AuthorizationServer server, IApiTrace? trace, CancellationToken cancellationToken)
    {
        var askedAt = server.Clock.Machine.Uptime;
        var number = Interlocked.Increment(ref _fetched);
        LastCancellation = cancellationToken;
        if (Gate is { } gate)
            await gate.Task.WaitAsync(cancellationToken);
        if (Failure is { } failure)
        {
            Failure = null;
            throw failure;
        }

        return new AccessToken("token-" + number.ToString(CultureInfo.InvariantCulture), "Bearer", lifetime, server.Clock.Machine, askedAt);
    }
}
