using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ConductorOne.Sandbox.Hosting;

/// <summary>Where the tenant listens: it can be taken down, and comes back in the same place.</summary>
internal sealed class Listeners(HttpApplication application, TlsListener? tls, int port) : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private KestrelServer? _kestrel;
    private Socket[] _held = [];
    private bool _isDisposed;

    /// <summary>The address without TLS; its port is 0 until the tenant has listened for the first time.</summary>
    public Uri Url { get; private set; } = new($"http://127.0.0.1:{port}");

    /// <summary>The address with TLS, if any.</summary>
    public Uri? HttpsUrl { get; private set; }

    /// <summary>Starts to listen, unless the tenant listens already.</summary>
    /// <exception cref="System.IO.IOException">The port is taken.</exception>
    public async Task UpAsync()
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_kestrel is null)
                await ListenAsync().ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Breaks off all connections and refuses new ones.</summary>
    public async Task DownAsync()
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_kestrel is null)
                return;
            await StopAsync().ConfigureAwait(false);
            _held = [.. new[] { Url, HttpsUrl }.OfType<Uri>().Select(address => TryHold(address.Port)).OfType<Socket>()];
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        _isDisposed = true;
        await StopAsync().ConfigureAwait(false);
        Release();
        _gate.Release();
    }

    private async Task ListenAsync()
    {
        var kestrel = Create();

        // Elsewhere nobody else may bind a port that is held. Where it can be, a client that tries again and again would
        // else be given the port as its own for once, and then reach itself.
        if (!OperatingSystem.IsLinux())
            Release();
        try
        {
            await kestrel.StartAsync(application, CancellationToken.None).ConfigureAwait(false);
        }
        catch
        {
            kestrel.Dispose();
            throw;
        }

        Release();
        _kestrel = kestrel;
        var addresses = kestrel.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Select(address => new Uri(address)).ToList();
        Url = addresses.Single(address => address.Scheme == Uri.UriSchemeHttp);
        HttpsUrl = addresses.SingleOrDefault(address => address.Scheme == Uri.UriSchemeHttps);
    }

    private KestrelServer Create()
    {
        // Kestrel alone, without a host around it: no configuration, no logging, no services, a fast start.
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Listen(IPAddress.Loopback, Url.Port, listen => listen.Protocols = HttpProtocols.Http1);
        tls?.AddTo(options, HttpsUrl?.Port ?? 0);
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        return new KestrelServer(Options.Create(options), transport, NullLoggerFactory.Instance);
    }

    private async Task StopAsync()
    {
        if (_kestrel is null)
            return;
        await _kestrel.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        _kestrel.Dispose();
        _kestrel = null;
    }

    // A port that is bound, and not listened at, refuses connections, and goes to nobody else.
    private static Socket? TryHold(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return socket;
        }
        catch (SocketException)
        {
            // Somebody was quicker; the port is theirs until they leave.
            socket.Dispose();
            return null;
        }
    }

    private void Release()
    {
        foreach (var socket in _held)
            socket.Dispose();
        _held = [];
    }
}
