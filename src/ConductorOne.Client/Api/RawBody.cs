using System;
using System.IO;
using System.Linq;
using System.Text;
using ConductorOne.Resources;
using ConductorOne.Validation;

namespace ConductorOne.Api;

/// <summary>A body that is sent byte by byte: a file, bytes, or text that is no JSON.</summary>
internal sealed class RawBody
{
    private RawBody(Func<Stream> open, long length)
    {
        Open = open;
        Length = length;
    }

    /// <summary>Opens it, anew for each attempt.</summary>
    public Func<Stream> Open { get; }

    /// <summary>How many bytes it has.</summary>
    public long Length { get; }

    public static RawBody Of(byte[] bytes) => new(() => new MemoryStream(bytes, writable: false), bytes.Length);

    /// <summary>Bytes, or text that is no JSON because its content type says so; nothing for everything else, which becomes JSON.</summary>
    /// <exception cref="C1InputException">The content type wants bytes or text, and this is neither.</exception>
    public static RawBody? Of(object plain, string? contentType)
    {
        var isJson = contentType?.Split(';')[0].Trim().EndsWith("json", StringComparison.OrdinalIgnoreCase) != false;
        switch (plain)
        {
            case byte[] bytes:
                return Of(bytes);

            // What Get-Content gives for a file without -Raw.
            case object?[] { Length: > 0 } items when items.All(i => i is byte):
                return Of([.. items.Cast<byte>()]);
            case string text when !isJson:
                WholeText.Check(text, ApiBody.Parameter);
                return Of(Encoding.UTF8.GetBytes(text));
            default:
                return isJson ? null : throw new C1InputException(Messages.BodyNotText.With(contentType), ApiBody.Parameter);
        }
    }

    /// <summary>A file, which is read while it is sent.</summary>
    /// <exception cref="C1InputException">It cannot be read.</exception>
    public static RawBody OfFile(string path)
    {
        using var first = Read(path);
        return new(() => Read(path), first.Length);
    }

    private static FileStream Read(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new C1InputException(Messages.InFileUnreadable.With(path, e.Message), "InFile");
        }
    }
}
