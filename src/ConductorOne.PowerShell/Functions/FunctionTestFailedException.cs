using System;
using ConductorOne.Functions;

namespace ConductorOne.PowerShell.Functions;

/// <summary>A test of a function failed.</summary>
public sealed class FunctionTestFailedException : InvalidOperationException
{
    /// <summary>Creates the exception without a message.</summary>
    public FunctionTestFailedException()
    {
    }

    /// <summary>Creates the exception with the sentence that the user reads.</summary>
    public FunctionTestFailedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with the sentence that the user reads and its cause.</summary>
    public FunctionTestFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal FunctionTestFailedException(string message, C1FunctionTestResult result)
        : base(message) => Result = result;

    /// <summary>The test, with its assertions and logs.</summary>
    public C1FunctionTestResult? Result { get; }
}
