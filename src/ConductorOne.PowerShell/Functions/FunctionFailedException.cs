using System;
using ConductorOne.Functions;

namespace ConductorOne.PowerShell.Functions;

/// <summary>A function ran, and failed or returned nothing.</summary>
public sealed class FunctionFailedException : InvalidOperationException
{
    /// <summary>Creates the exception without a message.</summary>
    public FunctionFailedException()
    {
    }

    /// <summary>Creates the exception with the sentence that the user reads.</summary>
    public FunctionFailedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with the sentence that the user reads and its cause.</summary>
    public FunctionFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal FunctionFailedException(string message, C1FunctionInvocation invocation)
        : base(message) => Invocation = invocation;

    /// <summary>The invocation, with what the function was given and what went wrong.</summary>
    public C1FunctionInvocation? Invocation { get; }
}
