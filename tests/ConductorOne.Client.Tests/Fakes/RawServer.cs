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

/// <summary>A request as it came over the wire.</summary>
internal sealed record RawRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>An HTTP server that answers exactly the bytes it is told to, each on a connection of its own.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Func<RawRequest, string> _answer;
    private readonly Task _accepting;

    /// <param name="answer">Makes the whole answer; an empty one breaks the connection off.</param>
    public RawServer(Func<RawRequest, string> answer)
    {
        _answer = answer;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Url => new("http://127.0.0.1:" + Port.ToString(CultureInfo.InvariantCulture));

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
                var stream = client.GetStream();
                if (await ReadAsync(stream) is not { } request)
                    return;
                Requests.Enqueue(request);
                await stream.WriteAsync(Encoding.UTF8.GetBytes(_answer(request)), _stopping.Token);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or InvalidOperationException)
            {
                // The client went away, or the test is over.
            }
        }
    }

    private async Task<RawRequest?> ReadAsync(NetworkStream stream)
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
                    return new(start[0], start[1], headers, Encoding.UTF8.GetString([.. bytes.Skip(end + 4).Take(length)]));
                }
            }

            var count = await stream.ReadAsync(buffer, _stopping.Token);
            if (count == 0)
                return null;
            bytes.AddRange(buffer.Take(count));
        }
    }
}
