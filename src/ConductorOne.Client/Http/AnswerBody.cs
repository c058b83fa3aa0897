using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
#if NETSTANDARD2_0
using ConductorOne.Resources;
#endif

namespace ConductorOne.Http;

/// <summary>Reads the body of an answer, and no more of it than it may have.</summary>
internal static class AnswerBody
{
    // A server may announce more than it sends: what it announces is not set aside before it comes.
    private const int FirstBuffer = 1 << 17;

    /// <summary>Reads a body to its end or to the limit.</summary>
    /// <param name="answer">Whose headers have come.</param>
    /// <param name="most">How many bytes are read at most, as they are after decompression.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The bytes, and whether there were more.</returns>
    public static async Task<(byte[] Bytes, bool IsCut)> ReadAsync(HttpResponseMessage answer, int most, CancellationToken cancellationToken)
    {
        var announced = answer.Content.Headers.ContentLength ?? FirstBuffer;
        var buffer = new byte[(int)Math.Min(Math.Min(announced, FirstBuffer), most) + 1];
        var count = 0;
#if NETSTANDARD2_0
        // A read of .NET Framework's that waits for bytes listens to nothing else.
        using var stop = cancellationToken.Register(answer.Dispose);
        try
        {
            using var stream = await answer.Content.ReadAsStreamAsync().ConfigureAwait(false);
            for (int read; count <= most && (read = await stream.ReadAsync(buffer, count, buffer.Length - count, cancellationToken).ConfigureAwait(false)) > 0;)
            {
                count += read;
                buffer = WithRoom(buffer, count, most);
            }

            // Nor does it mind a body that was cut short. An answer to HEAD tells a length and has no body.
            if (answer.Content.Headers.ContentLength is { } length && count < length && count <= most && answer.RequestMessage?.Method != HttpMethod.Head)
            {
                throw new InvalidDataException(Messages.BodyCut.With(count, length));
            }
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
#else
        try
        {
            var stream = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                for (int read; count <= most && (read = await stream.ReadAsync(buffer.AsMemory(count), cancellationToken).ConfigureAwait(false)) > 0;)
                {
                    count += read;
                    buffer = WithRoom(buffer, count, most);
                }
            }
        }
        catch (InvalidOperationException e) when (e is not ObjectDisposedException)
        {
            // What cannot be decompressed, in the words of Brotli.
            throw new InvalidDataException(e.Message, e);
        }
#endif
        Array.Resize(ref buffer, Math.Min(count, most));
        return (buffer, count > most);
    }

    // One byte more than the limit tells that there is more.
    private static byte[] WithRoom(byte[] buffer, int count, int most)
    {
        if (count == buffer.Length && count <= most)
        {
            Array.Resize(ref buffer, (int)Math.Min((long)buffer.Length * 2, (long)most + 1));
        }

        return buffer;
    }
}
