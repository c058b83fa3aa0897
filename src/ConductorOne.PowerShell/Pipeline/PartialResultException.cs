using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using ConductorOne.Http;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>A later call failed, and what an earlier one made is there all the same. Never leaves the cmdlet.</summary>
/// <param name="made">What was made.</param>
/// <param name="failure">What failed.</param>
/// <param name="others">What failed besides.</param>
internal sealed class PartialResultException(object made, Exception failure, params Exception[] others) : Exception(failure.Message, failure)
{
    public object Made => made;

    /// <summary>Errors of the same row behind the first.</summary>
    public IReadOnlyList<Exception> Others => others;

    /// <summary>Why a row failed, whether or not something was made before.</summary>
    public static Exception CauseOf(Exception error) => (error as PartialResultException)?.InnerException ?? error;

    /// <summary>Does the rest of a row, of which something is done: where the rest is cancelled, that is told.</summary>
    /// <param name="made">What is done; nothing where this is the first of it.</param>
    /// <param name="isRead">Whether the rest changes nothing at the server.</param>
    /// <param name="rest">The rest.</param>
    public static async Task<T> AfterAsync<T>(object? made, bool isRead, Func<Task<T>> rest)
    {
        try
        {
            return await rest().ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (made is not null)
        {
            throw Cancelled(made, isRead, e);
        }
    }

    /// <summary>The rest of a row was cancelled. Of what only reads there is nothing more to tell.</summary>
    public static PartialResultException Cancelled(object made, bool isRead, OperationCanceledException cancellation) =>
        new(made, isRead ? new PipelineStoppedException() : cancellation);

    /// <summary>The same behind the wait for what was made.</summary>
    /// <param name="waited">What was made, as it is then.</param>
    /// <param name="failure">What ended the wait, where it failed.</param>
    public PartialResultException Behind(object waited, Exception? failure = null) =>
        new(waited, InnerException is C1ApiException cause && failure is not (null or OperationCanceledException) ? cause.With(failure.Message) : InnerException!, others);
}
