using System;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>There is no session to work with, or it is closed.</summary>
public sealed class NoSessionException : InvalidOperationException
{
    /// <summary>Creates the exception without a message.</summary>
    public NoSessionException()
    {
    }

    /// <summary>Creates the exception with the sentence that the user reads.</summary>
    public NoSessionException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with the sentence that the user reads and its cause.</summary>
    public NoSessionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
