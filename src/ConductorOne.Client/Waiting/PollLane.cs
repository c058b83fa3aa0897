using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ConductorOne.Http;
using ConductorOne.Resources;

namespace ConductorOne.Waiting;

/// <summary>
/// The one lane in which a session looks at what it waits for: one look at a time, and the same thing never more often than its pace says,
/// however many wait for it. They share what a look sees.
/// </summary>
/// <param name="client">Whose session it is.</param>
/// <param name="clock">Measures, and lets time pass.</param>
/// <param name="end">Ends every wait with the session.</param>
internal sealed class PollLane(C1Client client, MachineClock clock, SessionEnd end)
{
    private readonly OneAtATime _lane = new();
    private readonly Dictionary<string, Watched> _watched = new(StringComparer.Ordinal);

    /// <summary>Looks, at once and then again and again, until it is so.</summary>
    /// <param name="wait">What is waited for.</param>
    /// <param name="timeout">How long; as its pace says where nothing is said.</param>
    /// <param name="trace">Hears of the looks.</param>
    /// <param name="cancellationToken">Ends the wait at once.</param>
    /// <exception cref="WaitTimeoutException">It was not so in time.</exception>
    /// <exception cref="C1ApiException">It could not be looked at, or is not there any more. What is waited for may throw, too.</exception>
    public async Task<T> WaitAsync<T>(Wait<T> wait, TimeSpan? timeout, IApiTrace? trace, CancellationToken cancellationToken)
        where T : class
    {
        var patience = timeout ?? wait.Pace.Timeout;
        var (watched, seen) = Enter(wait.Request + wait.Request.Query);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        clock.CancelAfter(limit, patience);
        try
        {
            while (true)
            {
                var glance = await LookAsync(wait, watched, seen, trace, limit.Token).ConfigureAwait(false);

                // What a look saw that began before the request of this wait was accepted says nothing.
                if (glance.Number > seen && glance.Seen is { } read && wait.Done(read) is { } done)
                {
                    return done;
                }

                seen = glance.Number;
                await end.WaitAsync(wait.Request, token => clock.Delay(glance.Pause, token), limit.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var failure = watched.Failure;
            throw new WaitTimeoutException((failure?.Message + " " + Messages.WaitTimedOut.With(patience.TotalSeconds, wait.LookAgain)).TrimStart(), failure);
        }
        finally
        {
            Leave(watched);
        }
    }

    // Looks where a look is due and nobody else has looked meanwhile.
    private async Task<Glance> LookAsync<T>(Wait<T> wait, Watched watched, int seen, IApiTrace? trace, CancellationToken cancellationToken)
        where T : class
    {
        await end.WaitAsync(wait.Request, _lane.EnterAsync, cancellationToken).ConfigureAwait(false);
        try
        {
            if (watched.Looks == seen && (seen == 0 || clock.Uptime >= watched.Due))
            {
                watched.Due = clock.Uptime + wait.Pace.Interval;
                await LookAsync(wait, watched, trace, cancellationToken).ConfigureAwait(false);
            }

            var pause = watched.Due - clock.Uptime;
            return new(pause > TimeSpan.Zero ? pause : TimeSpan.Zero, watched.Looks, watched.Seen);
        }
        finally
        {
            _lane.Leave();
        }
    }

    // What may be over by the next look does not end the wait: the sender has tried it several times by then.
    private async Task LookAsync<T>(Wait<T> wait, Watched watched, IApiTrace? trace, CancellationToken cancellationToken)
        where T : class
    {
        watched.Begin();
        try
        {
            watched.Seen = await wait.Look(client, trace, cancellationToken).ConfigureAwait(false);
        }
        catch (C1ApiException e) when (e.Kind is C1ErrorKind.ServerError or C1ErrorKind.RateLimited or C1ErrorKind.Timeout || (e.Kind == C1ErrorKind.Network && !e.IsFinal))
        {
            watched.Fail(e);
        }
        catch (C1ApiException e) when (e.Kind == C1ErrorKind.NotFound)
        {
            throw ApiErrors.Gone(wait.Request, wait.Subject, e);
        }
        catch (C1ApiException e)
        {
            throw e.With(Messages.WaitNotSeen.With(wait.LookAgain));
        }
    }

    private (Watched Watched, int Looks) Enter(string thing)
    {
        lock (_watched)
        {
            if (!_watched.TryGetValue(thing, out var watched))
            {
                _watched.Add(thing, watched = new Watched(thing));
            }

            watched.Waits++;
            return (watched, watched.Looks);
        }
    }

    private void Leave(Watched watched)
    {
        lock (_watched)
        {
            if (--watched.Waits == 0)
            {
                _watched.Remove(watched.Thing);
            }
        }
    }

    /// <summary>What a wait has of the lane.</summary>
    /// <param name="Pause">The time to the next look.</param>
    /// <param name="Number">Of the latest look.</param>
    /// <param name="Seen">What that saw.</param>
    private sealed record Glance(TimeSpan Pause, int Number, object? Seen);

    /// <summary>Something that is waited for. What was seen is read and changed by the holder of the lane alone.</summary>
    private sealed class Watched(string thing)
    {
        private volatile int _looks;

        public string Thing => thing;

        /// <summary>How many wait for it.</summary>
        public int Waits { get; set; }

        /// <summary>How many looks have begun.</summary>
        public int Looks => _looks;

        /// <summary>When the next look may begin.</summary>
        public TimeSpan Due { get; set; }

        /// <summary>What the latest look saw.</summary>
        public object? Seen { get; set; }

        /// <summary>Why the latest look failed, where it did.</summary>
        public C1ApiException? Failure { get; private set; }

        public void Begin()
        {
            _looks++;
            (Seen, Failure) = (null, null);
        }

        public void Fail(C1ApiException failure) => Failure = failure;
    }
}
