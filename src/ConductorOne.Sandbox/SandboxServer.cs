using System;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Sandbox.Authentication;
using ConductorOne.Sandbox.Control;
using ConductorOne.Sandbox.Federation;
using ConductorOne.Sandbox.Hosting;
using ConductorOne.Sandbox.Limits;
using ConductorOne.Sandbox.Platforms;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ConductorOne.Sandbox;

/// <summary>A C1 tenant on the loopback interface, with its state in memory: for trying, rehearsing and testing.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly SandboxOptions _options;
    private readonly TenantClock _clock;
    private readonly KestrelServer _kestrel;
    private readonly TlsListener? _tls;
    private readonly CancellationTokenSource _stopping = new();
    private Premises? _premises;
    private volatile Api? _api;
    private int _isDisposed;

    private SandboxServer(SandboxOptions options)
    {
        _options = options;
        _clock = new TenantClock(options.Time, options.ClockOffset);
        Limiter = new RequestLimiter(options.Time);
        Limiter.Set(RequestLimit.Rate(options.Rate));
        Journal = new Journal(options.JournalCapacity);
        _tls = options.Https ? new TlsListener() : null;
        _kestrel = CreateKestrel(options.Port, _tls);
    }

    /// <summary>Where the tenant is: <c>http://127.0.0.1:PORT</c>.</summary>
    public Uri Url => _premises!.Url;

    /// <summary>Where the tenant is with TLS: <c>https://127.0.0.1:PORT</c>. Null unless asked for.</summary>
    public Uri? HttpsUrl { get; private set; }

    /// <summary>The self-signed certificate of <see cref="HttpsUrl"/> in PEM, good for <c>localhost</c> as well.</summary>
    public string? Certificate => _tls?.Certificate;

    /// <summary>The id of the one client credential.</summary>
    public string ClientId => _premises!.Credential.ClientId;

    /// <summary>The secret of the one client credential.</summary>
    public string ClientSecret => _premises!.Credential.ClientSecret;

    /// <summary>The requests that came in.</summary>
    public Journal Journal { get; }

    /// <summary>The faults that wait for requests.</summary>
    public FaultRules Faults { get; } = new();

    /// <summary>How much the tenant lets itself be asked.</summary>
    internal RequestLimiter Limiter { get; }

    /// <summary>Starts a tenant.</summary>
    /// <param name="options">How it is set up, or null for a free port and the defaults.</param>
    /// <exception cref="System.IO.IOException">The port is taken.</exception>
    public static async Task<SandboxServer> StartAsync(SandboxOptions? options = null)
    {
        var server = new SandboxServer(options ?? new SandboxOptions());
        try
        {
            await server.ListenAsync().ConfigureAwait(false);
            return server;
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Brings everything back to the start: objects, tokens, journal, faults, limits. The address and the credential stay.</summary>
    public void Reset()
    {
        Faults.Clear();
        Journal.Reset();
        Limiter.Set(RequestLimit.Rate(_options.Rate));
        _api = new Api(_premises!);
    }

    /// <summary>Stops the tenant at once; requests in flight are broken off.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _kestrel.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        _kestrel.Dispose();
        _tls?.Dispose();
        _premises?.Issuer.Dispose();
        _stopping.Dispose();
    }

    private static KestrelServer CreateKestrel(int port, TlsListener? tls)
    {
        // Kestrel alone, without a host around it: no configuration, no logging, no services, a fast start.
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        tls?.AddTo(options);
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        return new KestrelServer(Options.Create(options), transport, NullLoggerFactory.Instance);
    }

    private async Task ListenAsync()
    {
        // The key takes as long as all the rest, so the two go side by side.
        var key = Task.Run(static () => new Ed25519Key());
        var ready = new TaskCompletionSource<ControlEndpoints>(TaskCreationOptions.RunContinuationsAsynchronously);
        var application = new HttpApplication(this, () => _api!, _clock, _options.Latency, ready.Task, _stopping.Token);
        await _kestrel.StartAsync(application, CancellationToken.None).ConfigureAwait(false);

        var listeners = _kestrel.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        var addresses = listeners.Select(listener => new Uri(listener)).ToList();
        var url = addresses.Single(address => address.Scheme == Uri.UriSchemeHttp);
        HttpsUrl = addresses.SingleOrDefault(address => address.Scheme == Uri.UriSchemeHttps);
        var credential = new ClientCredential(ClientIds.Create(url.Authority, "spc"), await key.ConfigureAwait(false));
        _premises = new Premises(url, _options, _clock, credential, new LocalIssuer(url, _clock), new PlatformEnvironment(url));
        _api = new Api(_premises);
        ready.SetResult(new ControlEndpoints(this, _premises, () => _api));
    }
}
