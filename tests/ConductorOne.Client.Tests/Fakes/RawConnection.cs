using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace ConductorOne.Client.Tests.Fakes;

/// <summary>One connection of a server that answers exactly the bytes it is told to.</summary>
/// <param name="client">The connection.</param>
/// <param name="requests">Where the requests that come are kept.</param>
/// <param name="stopping">Ends with the test.</param>
internal sealed class RawConnection(TcpClient client, ConcurrentQueue<RawRequest> requests, CancellationToken stopping)
{
    private const byte TlsHandshake = 0x16;

    /// <summary>Reads a request whole; nothing where the client has gone, or speaks TLS.</summary>
    public async Task<RawRequest?> ReadAsync()
    {
        var bytes = new List<byte>();
        var buffer = new byte[8192];
        while (true)
        {
            var text = Encoding.Latin1.GetString(bytes.ToArray());
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0)
            {
                var lines = text[..end].Split("\r\n");
                var headers = lines.Skip(1).Select(l => l.Split(':', 2)).ToDictionary(p => p[0], p => p[^1].Trim(), StringComparer.OrdinalIgnoreCase);
                var length = headers.TryGetValue("Content-Length", out var given) ? int.Parse(given, CultureInfo.InvariantCulture) : 0;
                if (bytes.Count >= end + 4 + length)
                {
                    var start = lines[0].Split(' ');
                    var request = new RawRequest(start[0], start[1], headers, Encoding.UTF8.GetString([.. bytes.Skip(end + 4).Take(length)]));
                    requests.Enqueue(request);
                    return request;
                }
            }

            var count = await client.GetStream().ReadAsync(buffer, stopping);
            if (count == 0)
                return null;
            bytes.AddRange(buffer.Take(count));

            // TLS, which begins so, has no end that would be waited for here.
            if (bytes[0] == TlsHandshake)
                return null;
        }
    }

    /// <summary>Waits until something has come, and leaves it unread.</summary>
    public Task SpokenToAsync() => client.Client.ReceiveAsync(new byte[1], SocketFlags.Peek, stopping).AsTask();

    public Task WriteAsync(byte[] bytes) => client.GetStream().WriteAsync(bytes, stopping).AsTask();

    public Task WriteAsync(string text) => client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text), stopping).AsTask();

    /// <summary>Says no more, and goes on listening.</summary>
    public void HalfClose() => client.Client.Shutdown(SocketShutdown.Send);

    /// <summary>Breaks it off in the rudest way there is.</summary>
    public void Reset()
    {
        client.LingerState = new LingerOption(enable: true, seconds: 0);
        client.Close();
    }

    /// <summary>Does nothing until the client goes, or the test is over.</summary>
    public Task StayAsync() => client.GetStream().CopyToAsync(System.IO.Stream.Null, stopping);
}
