using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Sandbox.Authentication;
using ConductorOne.Sandbox.Control;
using ConductorOne.Sandbox.Federation;
using ConductorOne.Sandbox.Hosting;
using ConductorOne.Sandbox.Limits;
using ConductorOne.Sandbox.Operations;
using ConductorOne.Sandbox.Platforms;

namespace ConductorOne.Sandbox;

/// <summary>A C1 tenant on the loopback interface, with its state in memory: for trying, rehearsing and testing.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private static readonly TimeSpan PortRetry = TimeSpan.FromMilliseconds(50);

    private readonly SandboxOptions _options;
    private readonly TenantClock _clock;
    private readonly TaskCompletionSource<ControlEndpoints> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Listeners _listeners;
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
        var application = new HttpApplication(this, () => _api!, _clock, options.Latency, _ready.Task, _stopping.Token);
        _listeners = new Listeners(application, _tls, options.Port);
    }

    /// <summary>Where the tenant is: <c>http://127.0.0.1:PORT</c>.</summary>
    public Uri Url => _premises!.Url;

    /// <summary>Where the tenant is with TLS: <c>https://127.0.0.1:PORT</c>. Null unless asked for.</summary>
    public Uri? HttpsUrl => _listeners.HttpsUrl;

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

    /// <summary>The outage that waits, if any.</summary>
    internal OutageSchedule Outages { get; } = new();

    /// <summary>How much the tenant lets itself be asked.</summary>
    internal RequestLimiter Limiter { get; }

    /// <summary>Starts a tenant.</summary>
    /// <param name="options">How it is set up, or null for a free port and the defaults.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SandboxServer> StartAsync(SandboxOptions? options = null)
    {
        // The table is read while the first client signs in.
        _ = Task.Run(static () => TableOperations.Current);
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

    /// <summary>Ends what a test has set up and forgets what it has sent: faults, limits, the outage that waits, the journal. Objects and tokens stay.</summary>
    public void Settle()
    {
        Faults.Clear();
        Limiter.Set(RequestLimit.Rate(_options.Rate));
        Outages.Clear();
        Journal.Clear();
    }

    /// <summary>Brings everything back to the start: objects and tokens, too. The address and the credential stay.</summary>
    public void Reset()
    {
        Settle();
        Journal.Reset();
        _api = new Api(_premises!);
    }

    /// <summary>Breaks off all connections and refuses new ones, until <see cref="BringUpAsync"/>. What the tenant holds stays.</summary>
    public Task TakeDownAsync() => _listeners.DownAsync();

    /// <summary>Listens again, where the tenant has listened before.</summary>
    /// <exception cref="IOException">Another process has taken the port in the meantime.</exception>
    public Task BringUpAsync() => _listeners.UpAsync();

    /// <summary>Stops the tenant at once; requests in flight are broken off.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _listeners.DisposeAsync().ConfigureAwait(false);
        _tls?.Dispose();
        _premises?.Issuer.Dispose();
        _stopping.Dispose();
    }

    /// <summary>Takes the tenant down for a while: an outage that has begun in <see cref="Outages"/>.</summary>
    internal async Task FailForAsync(TimeSpan duration)
    {
        try
        {
            await TakeDownAsync().ConfigureAwait(false);
            await Task.Delay(duration, _options.Time, _stopping.Token).ConfigureAwait(false);
            while (!await TryBringUpAsync().ConfigureAwait(false))
                await Task.Delay(PortRetry, _stopping.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // The server stops in the middle of it.
        }
        finally
        {
            Outages.End();
        }
    }

    private async Task<bool> TryBringUpAsync()
    {
        try
        {
            await BringUpAsync().ConfigureAwait(false);
            return true;
        }
        catch (IOException)
        {
            // Somebody was quick to take the port, a client with a connection of its own most likely.
            return false;
        }
    }

    private async Task ListenAsync()
    {
        // The key takes as long as all the rest, so the two go side by side.
        var key = Task.Run(static () => new Ed25519Key());
        await _listeners.UpAsync().ConfigureAwait(false);
        var url = _listeners.Url;
        var credential = new ClientCredential(ClientIds.Create(url.Authority, "spc"), await key.ConfigureAwait(false));
        _premises = new Premises(url, _options, _clock, credential, new LocalIssuer(url, _clock, _options.IssuerKeys), new PlatformEnvironment(url));
        _api = new Api(_premises);
        _ready.SetResult(new ControlEndpoints(this, _premises, () => _api));
    }
}
