using System;
using System.Linq;
using System.Text;

namespace ConductorOne.Http;

/// <summary>One whole answer, read to its end.</summary>
internal sealed record ApiResponse
{
    public required int Status { get; init; }

    public required byte[] Body { get; init; }

    public string ContentType { get; init; } = "";

    /// <summary>How long the server asks to wait, from now; nothing where it asks for no wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>How long the whole session waits because of it.</summary>
    public TimeSpan? Pause { get; init; }

    public string? RequestId { get; init; }

    /// <summary>When the server answered, by its own clock.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>What the server wants to find in the next proof (RFC 9449, section 8).</summary>
    public string? DPoPNonce { get; init; }

    /// <summary>Why a token or a proof was refused (WWW-Authenticate).</summary>
    public string? Challenge { get; init; }

    public bool IsSuccess => Status is >= 200 and <= 299;

    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The body without the byte order mark that a gateway may have put before it.</summary>
    public byte[] Json => Body.Length > 2 && Body[0] == 0xEF && Body[1] == 0xBB && Body[2] == 0xBF ? [.. Body.Skip(3)] : Body;

    /// <summary>Whether it holds a text that came from here.</summary>
    public bool Repeats(string sent) => Body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(sent)) >= 0;

    public override string ToString() => "HTTP " + Status;
}
