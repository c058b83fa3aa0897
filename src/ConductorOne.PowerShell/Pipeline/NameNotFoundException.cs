using System;

namespace ConductorOne.PowerShell.Pipeline;

/// <summary>No object of the tenant has the name or the address that was asked for.</summary>
public sealed class NameNotFoundException : InvalidOperationException
{
    /// <summary>Creates the exception without a message.</summary>
    public NameNotFoundException()
    {
    }

    /// <summary>Creates the exception with the sentence that the user reads.</summary>
    public NameNotFoundException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with the sentence that the user reads and its cause.</summary>
    public NameNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
