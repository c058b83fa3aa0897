using System;
using System.Collections.Generic;
using System.Text;

namespace ConductorOne.Http;

/// <summary>One whole answer, read to its end.</summary>
internal sealed record ApiResponse
{
    // Looking for a longer one could take long in an answer that is made for it.
    private const int LongestSign = 64;
    private const int ShortestSign = 8;

    public required int Status { get; init; }

    public required byte[] Body { get; init; }

    /// <summary>How many bytes of the body were read where there were more; nothing where it is whole.</summary>
    public int? CutAt { get; init; }

    /// <summary>What is left of the attempt's time limit, for reading what the body says; endless where nobody limits it.</summary>
    public TimeSpan TimeLeft { get; init; } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>What the attempt itself carried and must not appear in anything that is shown of this answer.</summary>
    public IReadOnlyCollection<string> Sent { get; init; } = [];

    /// <summary>Whether an attempt before the one that was answered may have done what was asked.</summary>
    public bool MayBeDone { get; init; }

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

    /// <summary>The beginning of the body: no error and no object of the API's is longer than what is looked at.</summary>
    public string Text => Encoding.UTF8.GetString(Body, 0, Math.Min(Body.Length, SecretText.LongestBody));

    /// <summary>The body without the byte order mark that a gateway may have put before it.</summary>
    public byte[] Json => Body.Length > 2 && Body[0] == 0xEF && Body[1] == 0xBB && Body[2] == 0xBF ? Body.AsSpan(3).ToArray() : Body;

    /// <summary>Whether it may hold a text that came from here, by its beginning, as far as no encoder would write that in another way.</summary>
    public bool Repeats(string sent)
    {
        var length = 0;
        while (length < Math.Min(sent.Length, LongestSign) && sent[length] is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_' or '.')
        {
            length++;
        }

        return length < Math.Min(sent.Length, ShortestSign) || Body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(sent.Substring(0, length))) >= 0;
    }

    /// <summary>The same where the request had been sent before: a server may repeat what it got then.</summary>
    public ApiResponse After(ApiResponse? earlier) => earlier is null or { Sent.Count: 0 } ? this : this with { Sent = [.. Sent, .. earlier.Sent] };

    public override string ToString() => "HTTP " + Status;
}
