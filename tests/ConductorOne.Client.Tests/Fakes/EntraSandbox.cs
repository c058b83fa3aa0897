using System;
using System.Collections.Generic;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Sandbox;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>A directory of Microsoft Entra's kind for one test: the sandbox's, behind its certificate.</summary>
internal sealed class EntraSandbox : IAsyncDisposable
{
    private readonly SandboxServer _server;

    private EntraSandbox(SandboxServer server) => _server = server;

    public Uri Authority => _server.HttpsUrl!;

    public IReadOnlyList<JournalEntry> Requests => _server.Journal.Entries;

    public FaultRules Faults => _server.Faults;

    public RecordedWaits Waiting { get; } = new();

    /// <summary>Settings that trust the sandbox's certificate.</summary>
    public ClientSettings Settings => Distrusting with
    {
        Network = new NetworkSettings { Authorities = [X509Certificate2.CreateFromPem(_server.Certificate!)] },
    };

    /// <summary>Settings as users have them.</summary>
    public ClientSettings Distrusting => new() { Retry = Waiting.Rule };

    public static async Task<EntraSandbox> StartAsync() => new(await SandboxServer.StartAsync(new SandboxOptions { Https = true }.WithSharedKeys()));

    /// <summary>Registers an application.</summary>
    public async Task<(string TenantId, string ClientId)> RegisterAsync(object credential)
    {
        var application = await ControlAsync("/sandbox/entra/applications", credential);
        return (application["tenantId"]!.ToString(), application["clientId"]!.ToString());
    }

    /// <summary>A token for a federated credential, as old as one that Kubernetes keeps in a file may be.</summary>
    public async Task<string> AssertionAsync(string subject)
    {
        var body = new { claims = new { aud = "api://AzureADTokenExchange", sub = subject }, ageSeconds = 1800, lifetimeSeconds = 3600 };
        return (await ControlAsync("/sandbox/issuer/tokens", body))["token"]!.ToString();
    }

    public Task<JsonNode> ControlAsync(string path, object? body = null) => _server.ControlAsync(path, body);

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
