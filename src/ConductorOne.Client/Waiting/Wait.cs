using System;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;

namespace ConductorOne.Waiting;

/// <summary>Looks at something once.</summary>
internal delegate Task<TRead> WaitLook<TRead>(C1Client client, IApiTrace? trace, CancellationToken cancellationToken);

/// <summary>What is waited for once the server has accepted a request: how to look, and when it is so.</summary>
/// <typeparam name="T">What comes of it.</typeparam>
internal sealed class Wait<T>
    where T : class
{
    private Wait(ApiRequest request, WaitLook<object> look, Func<object, T?> done)
    {
        Request = request;
        Look = look;
        Done = done;
    }

    /// <summary>The first request of a look. Waits with the same one wait for the same thing, and share what they see: their looks read the same.</summary>
    public ApiRequest Request { get; }

    /// <summary>Looks once.</summary>
    public WaitLook<object> Look { get; }

    /// <summary>What came of it, judged by what a look saw; nothing while it is not so. An exception ends the wait: a sync that failed, say.</summary>
    public Func<object, T?> Done { get; }

    /// <summary>How often, and how long.</summary>
    public required WaitPace Pace { get; init; }

    /// <summary>What the request was about, for messages: "app 2abc".</summary>
    public required string Subject { get; init; }

    /// <summary>The command that looks again.</summary>
    public required string LookAgain { get; init; }

    /// <summary>A wait whose look is one call.</summary>
    /// <param name="call">Reads.</param>
    /// <param name="done">What came of it; nothing while it is not so.</param>
    /// <param name="pace">How often, and how long.</param>
    /// <param name="subject">What the request was about, for messages.</param>
    /// <param name="lookAgain">The command that looks again.</param>
    public static Wait<T> For<TRead>(ApiCall<TRead> call, Func<TRead, T?> done, WaitPace pace, string subject, string lookAgain)
        where TRead : class =>
        For(call.Request, (client, trace, cancellationToken) => client.SendAsync(call, trace, cancellationToken), done, pace, subject, lookAgain);

    /// <summary>A wait whose look may be several calls.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="look">Makes them.</param>
    /// <param name="done">What came of it; nothing while it is not so.</param>
    /// <param name="pace">How often, and how long.</param>
    /// <param name="subject">What the request was about, for messages.</param>
    /// <param name="lookAgain">The command that looks again.</param>
    public static Wait<T> For<TRead>(ApiRequest first, WaitLook<TRead> look, Func<TRead, T?> done, WaitPace pace, string subject, string lookAgain)
        where TRead : class =>
        new(first, async (client, trace, cancellationToken) => await look(client, trace, cancellationToken).ConfigureAwait(false), read => done((TRead)read))
        {
            Pace = pace,
            Subject = subject,
            LookAgain = lookAgain,
        };
}
