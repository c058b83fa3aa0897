using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ConductorOne.Authentication;
using ConductorOne.Http;
using ConductorOne.Sandbox;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>A tenant of one test and clients of it.</summary>
internal sealed class TestTenant : IAsyncDisposable
{
    private readonly List<C1Client> _clients = [];

    private readonly MachineClock _clock;

    private TestTenant(SandboxServer server, MachineClock clock) => (Server, _clock) = (server, clock);

    public SandboxServer Server { get; }

    public RecordedWaits Waiting { get; } = new();

    /// <summary>The requests but those for tokens.</summary>
    public JournalEntry[] Calls => [.. Server.Journal.Entries.Where(e => e.Path != "/auth/v1/token")];

    public JournalEntry[] TokenRequests => [.. Server.Journal.Entries.Where(e => e.Path == "/auth/v1/token")];

    /// <summary>Starts a tenant. Where its time is a <see cref="ManualTime"/>, so is that of its clients.</summary>
    public static async Task<TestTenant> StartAsync(SandboxOptions? options = null) => new(
        await SandboxServer.StartAsync((options ?? new SandboxOptions()).WithSharedKeys()), (options?.Time as ManualTime)?.Clock ?? new MachineClock());

    public ITokenSource SignedAssertion() => new SignedAssertionTokenSource(Server.ClientId, Server.ClientSecret, Server.Url.Host);

    public C1Client Client(ITokenSource? source = null, ClientSettings? settings = null)
    {
        var client = new C1Client(Server.Url, source ?? SignedAssertion(), (settings ?? new ClientSettings()) with { Retry = Waiting.Rule, Clock = _clock });
        _clients.Add(client);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
            client.Dispose();
        await Server.DisposeAsync();
    }
}
