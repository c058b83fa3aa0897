using System;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>No stored credential has the name that was asked for.</summary>
public sealed class NoCredentialException : InvalidOperationException
{
    /// <summary>Creates the exception without a message.</summary>
    public NoCredentialException()
    {
    }

    /// <summary>Creates the exception with the sentence that the user reads.</summary>
    public NoCredentialException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with the sentence that the user reads and its cause.</summary>
    public NoCredentialException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
