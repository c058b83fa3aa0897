using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>An HTTP server that answers exactly the bytes it is told to.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Func<RawConnection, Task> _serve;
    private readonly Task _accepting;
    private int _connections;

    /// <param name="answer">Makes the whole answer to the one request of each connection; an empty one breaks it off.</param>
    public RawServer(Func<RawRequest, string> answer)
        : this(async connection =>
        {
            if (await connection.ReadAsync() is { } request)
                await connection.WriteAsync(answer(request));
        })
    {
    }

    /// <param name="serve">Does with a connection what it likes; at its end, the connection is closed.</param>
    public RawServer(Func<RawConnection, Task> serve)
    {
        _serve = serve;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Url => new("http://127.0.0.1:" + Port.ToString(CultureInfo.InvariantCulture));

    public int Connections => _connections;

    public ConcurrentQueue<RawRequest> Requests { get; } = new();

    public static string Answer(int status, string body = "{}", string contentType = "application/json", params string[] headers) =>
        Invariant($"HTTP/1.1 {status} Said\r\nContent-Type: {contentType}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n")
        + "Connection: close\r\n" + string.Concat(headers.Select(h => h + "\r\n")) + "\r\n" + body;

    public static string Redirect(int status, string location) => Answer(status, "", "text/plain", "Location: " + location);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _accepting;
        _listener.Stop();
        _stopping.Dispose();
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stopping.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                Interlocked.Increment(ref _connections);
                await _serve(new RawConnection(client, Requests, _stopping.Token));
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or InvalidOperationException)
            {
                // The client went away, or the test is over.
            }
        }
    }
}
