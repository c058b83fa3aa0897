using System;
using ConductorOne.Resources;

namespace ConductorOne.Validation;

/// <summary>Something was refused before it was sent: the message names the rule that was broken.</summary>
public sealed class C1InputException : ArgumentException
{
    /// <summary>Creates the exception without a message.</summary>
    public C1InputException()
    {
    }

    /// <summary>Creates the exception with the sentence that the user reads.</summary>
    public C1InputException(string message)
        : base(VisibleText.Lines(message))
    {
    }

    /// <summary>Creates the exception with the sentence that the user reads and its cause.</summary>
    public C1InputException(string message, Exception innerException)
        : base(VisibleText.Lines(message), innerException)
    {
    }

    /// <summary>Creates the exception for one parameter.</summary>
    public C1InputException(string message, string? parameter)
        : base(VisibleText.Lines(message)) => Parameter = parameter;

    /// <summary>The parameter or field that was refused, if it was one.</summary>
    public string? Parameter { get; }
}
