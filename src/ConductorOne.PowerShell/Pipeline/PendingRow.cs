using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>A row whose turn to be written has not come yet.</summary>
/// <param name="Row">The row.</param>
/// <param name="Subject">What it is about, for a cmdlet that has no row.</param>
/// <param name="IsRead">Whether it changes nothing at the server.</param>
/// <param name="Work">What comes of it. A request that was cancelled before it was sent comes to a failure.</param>
internal sealed record PendingRow<T>(InputRow Row, string Subject, bool IsRead, Task<T> Work)
{
    public bool IsOver => Work.IsCompleted;

    /// <summary>What counts as under way: the work, or its request alone, behind which it waits for the server to be done with that.</summary>
    public Task Request { get; init; } = Work;

    /// <summary>Whether its request is under way.</summary>
    public bool IsSending => !Request.IsCompleted;

    /// <summary>Whether the server has accepted its request, and it waits for the rest.</summary>
    public bool IsWaiting => !IsSending && !IsOver;

    public bool HasSucceeded => Work.Status == TaskStatus.RanToCompletion;

    /// <summary>Why it failed, where it did.</summary>
    public Exception? Error => Work.Exception?.InnerException is { } error ? PartialResultException.CauseOf(error)
        : Work.IsCanceled ? new OperationCanceledException()
        : null;

    /// <summary>That, and what else failed.</summary>
    public IEnumerable<Exception> Errors => Error is { } error ? [error, .. (Work.Exception?.InnerException as PartialResultException)?.Others ?? []] : [];

    /// <summary>What was made, where it is known that something was.</summary>
    public object? Made => HasSucceeded ? Work.Result : (Work.Exception?.InnerException as PartialResultException)?.Made;

    /// <summary>What an error is about: the row itself, for whoever wants to send it again.</summary>
    public object Target => Row.Target ?? Subject;

    public string Label => Row.Name ?? Subject;
}
