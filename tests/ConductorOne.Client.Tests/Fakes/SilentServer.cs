using System;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>Takes connections and never says a word.</summary>
internal sealed class SilentServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public SilentServer() => _listener.Start();

    public Uri Url => new("http://127.0.0.1:" + ((IPEndPoint)_listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture));

    /// <summary>Waits until somebody has sent something.</summary>
    public async Task<IDisposable> SpokenToAsync(CancellationToken cancellationToken)
    {
        var client = await _listener.AcceptTcpClientAsync(cancellationToken);
        await client.GetStream().ReadExactlyAsync(new byte[1], cancellationToken);
        return client;
    }

    public void Dispose() => _listener.Dispose();
}
