using System;
using ConductorOne.Http;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>A later call failed, and what an earlier one made is there all the same. Never leaves the cmdlet.</summary>
internal sealed class PartialResultException(object made, Exception failure) : Exception(failure.Message, failure)
{
    public object Made => made;

    /// <summary>Why a row failed, whether or not something was made before.</summary>
    public static Exception CauseOf(Exception error) => (error as PartialResultException)?.InnerException ?? error;

    /// <summary>The failure, and what ended the wait for that which was made.</summary>
    public Exception CauseAnd(Exception wait) => InnerException is C1ApiException cause && wait is not OperationCanceledException ? cause.With(wait.Message) : InnerException!;
}
