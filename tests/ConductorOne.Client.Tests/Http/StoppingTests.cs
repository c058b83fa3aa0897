using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Apps;
using ConductorOne.Client.Tests.Fakes;
using ConductorOne.Http;
using Xunit;

namespace ConductorOne.Client.Tests.Http;

/// <summary>Whatever a request is doing, it ends when it is cancelled, and when its session is closed.</summary>
public sealed class StoppingTests : IAsyncDisposable
{
    // What takes longer than this does not end.
    private static readonly TimeSpan Never = TimeSpan.FromSeconds(30);

    private readonly List<IAsyncDisposable> _servers = [];
    private readonly List<IDisposable> _others = [];

    public static TheoryData<string> States => ["connecting", "securing", "headers", "body", "backing off", "paused", "token"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _others.ForEach(other => other.Dispose());
        foreach (var server in _servers)
            await server.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(States))]
    public async Task It_ends_when_it_is_cancelled(string state)
    {
        using var stop = new CancellationTokenSource();
        var (sending, _) = await SendUntilAsync(state, stop.Token);
        Assert.False(sending.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending.WaitAsync(Never, Cancelled));
    }

    [Theory]
    [MemberData(nameof(States))]
    public async Task It_ends_when_the_session_is_closed(string state)
    {
        var (sending, client) = await SendUntilAsync(state, Cancelled);
        Assert.False(sending.IsCompleted);
        client.Dispose();
        var error = await Assert.ThrowsAsync<C1ApiException>(() => sending.WaitAsync(Never, Cancelled));
        Assert.Equal(C1ErrorKind.SessionClosed, error.Kind);
        if (state is "backing off" or "paused")
            Assert.Equal("POST /api/v1/apps failed: the session was closed in the meantime.", error.Message);
    }

    [Fact]
    public async Task Closed_and_cancelled_at_once_it_is_cancelled()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var sender = new HttpSender(new Uri("http://127.0.0.1:9"), TimeSpan.FromSeconds(30), new NetworkSettings());
        sender.Dispose();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => sender.SendAsync(new ApiRequest { Method = "POST", Path = "/api/v1/apps" }, stop.Token));
    }

    // Sends a create and comes back once it is in that state.
    private async Task<(Task Sending, C1Client Client)> SendUntilAsync(string state, CancellationToken stop)
    {
        var trace = new SignallingTrace();
        switch (state)
        {
            case "connecting":
                Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux lets those wait who connect to a full server.");
                var full = Kept(await FullServer.StartAsync(Cancelled));
                var connecting = Kept(new Connecting(full.Url.Port));
                return await StartedAsync(full.Url, connecting.Begun);
            case "securing":
                var insecure = Kept(new SilentServer());
                return await StartedAsync(new UriBuilder(insecure.Url) { Scheme = "https" }.Uri, SpokenToAsync(insecure));
            case "headers":
                var silent = Kept(new SilentServer());
                return await StartedAsync(silent.Url, SpokenToAsync(silent));
            case "body":
                var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                var slow = new RawServer(async connection =>
                {
                    await connection.ReadAsync();
                    await connection.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"app\":");
                    begun.SetResult();
                    await connection.StayAsync();
                });
                _servers.Add(slow);
                return await StartedAsync(slow.Url, begun.Task);
            case "backing off":
                return await StartedAsync(Throttling().Url, trace.Waits);
            case "paused":
                var client = NewClient(Throttling().Url, attempts: 1);
                await Assert.ThrowsAsync<C1ApiException>(() => SendAsync(client, null, Cancelled));
                var sending = SendAsync(client, trace, stop);
                await trace.IsHeld.WaitAsync(Never, Cancelled);
                return (sending, client);
            default:
                var tokens = new FakeTokenSource(null) { Gate = new() };
                using (var port = new ClosedPort())
                {
                    var waiting = Kept(new C1Client(port.Url, tokens));
                    return (SendAsync(waiting, null, stop), waiting);
                }
        }

        async Task<(Task Sending, C1Client Client)> StartedAsync(Uri url, Task ready)
        {
            var client = NewClient(url);
            var sending = SendAsync(client, trace, stop);
            await ready.WaitAsync(Never, Cancelled);
            return (sending, client);
        }
    }

    private static Task<C1App> SendAsync(C1Client client, IApiTrace? trace, CancellationToken stop) =>
        client.SendAsync(Some.NewApp(), trace, stop);

    private async Task SpokenToAsync(SilentServer server) => Kept(await server.SpokenToAsync(Cancelled));

    private RawServer Throttling()
    {
        var server = new RawServer(_ => RawServer.Answer(429, "{}", "application/json", "Retry-After: 60"));
        _servers.Add(server);
        return server;
    }

    private C1Client NewClient(Uri url, int attempts = 5) =>
        Kept(new C1Client(url, new FakeTokenSource(null), new ClientSettings { Retry = new RetryRule { Attempts = attempts } }));

    private T Kept<T>(T other)
        where T : IDisposable
    {
        _others.Add(other);
        return other;
    }

    /// <summary>Tells when an attempt waits.</summary>
    private sealed class SignallingTrace : IApiTrace
    {
        private readonly TaskCompletionSource _waits = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _isHeld = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Waits => _waits.Task;

        public Task IsHeld => _isHeld.Task;

        public bool WantsDetail => false;

        public void Detail(string text)
        {
        }

        public void Sent(ApiRequest request, ApiResponse? response, TimeSpan elapsed, C1ApiException? error)
        {
        }

        public void Waiting(ApiRequest request, ApiResponse? response, C1ApiException? error, TimeSpan wait) => _waits.TrySetResult();

        public void Removed(ApiRequest request)
        {
        }

        public void Held(ApiRequest request, int atOnce) => _isHeld.TrySetResult();
    }
}
