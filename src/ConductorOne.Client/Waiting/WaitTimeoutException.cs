using System;

namespace ConductorOne.Waiting;

/// <summary>The server accepted a request, and was not seen to be done with it in time. It may be later.</summary>
public sealed class WaitTimeoutException : TimeoutException
{
    /// <summary>Creates the exception without a message.</summary>
    public WaitTimeoutException()
    {
    }

    /// <summary>Creates the exception with the sentence that the user reads.</summary>
    public WaitTimeoutException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with the sentence that the user reads, and why the last look failed.</summary>
    public WaitTimeoutException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
