using System;
using System.Net;
using System.Net.Sockets;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>A port where nobody listens, and which nobody else can take meanwhile.</summary>
internal sealed class ClosedPort : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public ClosedPort() => _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    public Uri Url => new(FormattableString.Invariant($"http://127.0.0.1:{((IPEndPoint)_socket.LocalEndPoint!).Port}"));

    public void Dispose() => _socket.Dispose();
}
