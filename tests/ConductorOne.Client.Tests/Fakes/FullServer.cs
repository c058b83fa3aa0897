using System;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>A server whose queue is full: whoever connects waits for an answer. Of Linux; elsewhere such a connection is refused.</summary>
internal sealed class FullServer : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly Socket _first = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    private FullServer()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(0);
    }

    public Uri Url => new("http://127.0.0.1:" + ((IPEndPoint)_listener.LocalEndPoint!).Port.ToString(CultureInfo.InvariantCulture));

    public static async Task<FullServer> StartAsync(CancellationToken cancellationToken)
    {
        var server = new FullServer();
        await server._first.ConnectAsync(server._listener.LocalEndPoint!, cancellationToken);
        return server;
    }

    public void Dispose()
    {
        _first.Dispose();
        _listener.Dispose();
    }
}
