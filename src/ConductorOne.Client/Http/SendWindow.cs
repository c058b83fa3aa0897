using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace ConductorOne.Http;

/// <summary>
/// How many attempts of a session are under way at once, whichever pipe they come from: half as many once the server throttles, one more
/// for each round that goes well. While the server wants a pause, none begins.
/// </summary>
/// <param name="delay">How waiting is done.</param>
/// <param name="closed">Ends with the session.</param>
internal sealed class SendWindow(Func<TimeSpan, CancellationToken, Task> delay, CancellationToken closed)
{
    public const int Widest = 64;

    private readonly object _gate = new();

    // Each in the order of arrival.
    private readonly LinkedList<TaskCompletionSource<WindowSlot>> _ahead = new();
    private readonly LinkedList<TaskCompletionSource<WindowSlot>> _behind = new();

    private double _width = Widest;
    private int _inFlight;
    private int _round;
    private int _pauses;

    /// <summary>How many attempts may be under way at once now; none during a pause.</summary>
    public int Width
    {
        get
        {
            lock (_gate)
            {
                return _pauses > 0 ? 0 : (int)_width;
            }
        }
    }

    private bool IsOpen => _pauses == 0 && _inFlight < (int)_width;

    /// <summary>Begins an attempt, if it may begin now.</summary>
    public bool TryEnter(out WindowSlot turn)
    {
        lock (_gate)
        {
            turn = IsOpen ? Begin() : default;
            return turn.InFlight > 0;
        }
    }

    /// <summary>Begins an attempt, once it may.</summary>
    /// <param name="goesAhead">Whether it goes before those who wait without this.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<WindowSlot> EnterAsync(bool goesAhead, CancellationToken cancellationToken)
    {
        LinkedListNode<TaskCompletionSource<WindowSlot>> place;
        lock (_gate)
        {
            if (IsOpen)
            {
                return Begin();
            }

            place = (goesAhead ? _ahead : _behind).AddLast(new TaskCompletionSource<WindowSlot>(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        using (cancellationToken.Register(() => GiveUp(place, cancellationToken)))
        {
            return await place.Value.Task.ConfigureAwait(false);
        }
    }

    /// <summary>Ends an attempt.</summary>
    /// <param name="turn">What it began with.</param>
    /// <param name="answer">What came of it; nothing where no answer came.</param>
    public void Leave(WindowSlot turn, ApiResponse? answer)
    {
        lock (_gate)
        {
            if (answer is not null && turn.Round == _round)
            {
                Learn(turn, answer);
            }

            _inFlight--;
            _pauses += answer?.Pause is null ? 0 : 1;
            Admit();
        }

        if (answer?.Pause is { } pause)
        {
            _ = ResumeAfterAsync(pause);
        }
    }

    // Only from attempts that began after the last time that the window shrank: the others were sent into a wider one.
    private void Learn(WindowSlot turn, ApiResponse answer)
    {
        if (answer.Status == 429 || answer is { Status: 503, RetryAfter: not null })
        {
            _width = Math.Max(1, Math.Min(_width, Math.Max(turn.InFlight, _inFlight)) / 2);
            _round++;
        }
        else if (!FailedStatus.MayBeDone(answer.Status))
        {
            _width = Math.Min(Widest, _width + (1 / _width));
        }
    }

    private async Task ResumeAfterAsync(TimeSpan pause)
    {
        try
        {
            await delay(pause, closed).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The session was closed, and all who wait here know.
        }

        lock (_gate)
        {
            _pauses--;
            Admit();
        }
    }

    // Who has been let in meanwhile stays in, and leaves by itself.
    private void GiveUp(LinkedListNode<TaskCompletionSource<WindowSlot>> place, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (place.List is { } list)
            {
                list.Remove(place);
                place.Value.TrySetCanceled(cancellationToken);
            }
        }
    }

    private void Admit()
    {
        while (IsOpen && (_ahead.First ?? _behind.First) is { } next)
        {
            next.List!.Remove(next);
            next.Value.SetResult(Begin());
        }
    }

    private WindowSlot Begin() => new(_round, ++_inFlight);
}
